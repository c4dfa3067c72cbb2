// What main.bicep hands from one layer to the next.

@export()
@description('Names that more than one layer must know.')
type namesType = {
  @description('The function app.')
  app: string
  @description('The host\'s account.')
  hostAccount: string
  @description('The letters\' account.')
  lettersAccount: string
  @description('The account of events: the queues of hints, and the events that could not be delivered.')
  eventsAccount: string
  @description('The vault.')
  vault: string
  @description('The topic of blob events.')
  eventTopic: string
  @description('Application Insights.')
  insights: string
}

@export()
@description('What the app must know of its stores.')
type storesType = {
  @description('Where the package lies.')
  packageUri: string
  @description('Where the letters lie.')
  lettersUri: string
  @description('Where the queues of hints lie.')
  hintsUri: string
  @description('Address of the vault.')
  vaultUri: string
  @description('Object id of its identity.')
  topicPrincipalId: string
  @description('Resource id of the workspace.')
  workspaceId: string
  @description('Resource id of the subnet that the app joins; empty: none.')
  appSubnetId: string
  @description('The static address of outgoing calls; empty: none.')
  outboundAddress: string
}

@export()
@description('Tags: a name and its value.')
type tagsType = {
  @description('The value of each.')
  *: string
}
