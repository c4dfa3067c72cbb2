// What main.bicep hands from one layer to the next.

@export()
@description('Tags: a name and its value.')
type tagsType = {
  @description('Value of the tag of that name.')
  *: string
}

@export()
@description('Names that several layers must know, so that none waits for a deployment to learn one.')
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
  @description('The Log Analytics workspace, where one is made.')
  workspace: string
}

@export()
@description('Names that a landing zone prescribes; one that is left out follows from the installation\'s. A changed name is a new, empty store.')
type givenNamesType = {
  @description('The function app: 2 to 60 letters, digits and hyphens.')
  app: string?
  @description('The host\'s account: 3 to 24 small letters and digits.')
  hostAccount: string?
  @description('The letters\' account: 3 to 24 small letters and digits.')
  lettersAccount: string?
  @description('The account of events: 3 to 24 small letters and digits.')
  eventsAccount: string?
  @description('The vault: 3 to 24 letters, digits and hyphens.')
  vault: string?
}

// The accounts have no prefix st: with it the name of an installation could have ten letters, and those with more would get new, empty accounts.
@export()
@description('The names of an installation; ending makes those its own that count in all of Azure.')
func namesOf(name string, ending string, given givenNamesType) namesType => {
  app: given.?app ?? 'func-${name}-${ending}'
  hostAccount: given.?hostAccount ?? '${name}host${ending}'
  lettersAccount: given.?lettersAccount ?? '${name}letters${ending}'
  eventsAccount: given.?eventsAccount ?? '${name}events${ending}'
  vault: given.?vault ?? 'kv-${name}-${ending}'
  eventTopic: 'egst-${name}'
  insights: 'appi-${name}'
  workspace: 'log-${name}'
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
  @description('Object id of the identity of the topic of blob events.')
  topicPrincipalId: string
  @description('The static address of outgoing calls; empty: none.')
  outboundAddress: string
}
