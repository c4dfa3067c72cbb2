var receives = ['drops']
var sends = ['drops', 'outbound']

var role = {
  receiver: subscriptionResourceId(definitions, 'receiver-guid')
  owner: subscriptionResourceId(definitions, 'owner-guid')
}

resource receiving 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in receives: {
  name: queue
}]

resource sending 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in sends: {
  name: queue
}]

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
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
  scope: bus
  properties: grant(app, role.owner)
}
