// What main.bicep hands from one layer to the next.

@export()
@description('Tags: a name and its value.')
type tagsType = {
  @description('Value of the tag of that name.')
  *: string
}

@export()
@description('Names of what has a name of its own in all of Azure.')
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
  @description('Name of the topic of blob events.')
  topicName: string
  @description('Object id of its identity.')
  topicPrincipalId: string
  @description('Name of Application Insights.')
  insightsName: string
  @description('Resource id of the workspace.')
  workspaceId: string
  @description('Resource id of the subnet that the app joins; empty: none.')
  appSubnetId: string
  @description('The static address of outgoing calls; empty: none.')
  outboundAddress: string
}
