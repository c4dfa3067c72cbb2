var receives = ['drops']
var sends = ['drops', 'outbound']

var role = {
  receiver: subscriptionResourceId(definitions, 'receiver-guid')
  owner: subscriptionResourceId(definitions, 'owner-guid')
}

resource receiving 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' existing = [for queue in receives: {
  name: queue
}]

resource sending 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' existing = [for queue in sends: {
  name: queue
}]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: 'x'
}

resource appReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in receives: {
  scope: receiving[i]
  properties: grant(app, role.receiver)
}]

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in receives: {
  scope: sending[i]
  properties: grant(app, role.owner)
}]

resource appOwns 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  properties: grant(app, role.owner)
}
