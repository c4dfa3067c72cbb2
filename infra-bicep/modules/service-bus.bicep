// The queues. A message is a hint that carries names, never content (docs/adr/0002).

@description('Name of the namespace.')
param namespaceName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Only Premium has private endpoints.')
param sku 'Standard' | 'Premium'

@description('Whether only private endpoints lead here; needs Premium.')
param private bool

var queues = [
  'drops'
  'outbound'
  'receipts'
  'received'
  'transmissions'
  'urgent'
]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
  }
}

// Event Grid comes from outside the network and is let in as a trusted service.
resource rules 'Microsoft.ServiceBus/namespaces/networkRuleSets@2024-01-01' = if (private) {
  parent: namespace
  name: 'default'
  properties: {
    publicNetworkAccess: 'Disabled'
    defaultAction: 'Deny'
    trustedServiceAccessEnabled: true
    ipRules: []
    virtualNetworkRules: []
  }
}

resource messageQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in queues: {
  parent: namespace
  name: queue
  properties: {
    // ComposeTransmission takes a batch, whose lock the host does not renew: the longest lock there is.
    lockDuration: 'PT5M'
    maxDeliveryCount: 10
    defaultMessageTimeToLive: 'P14D'
    deadLetteringOnMessageExpiration: true
    requiresDuplicateDetection: false
    requiresSession: false
  }
}]

@description('Resource id of the namespace.')
output id string = namespace.id
