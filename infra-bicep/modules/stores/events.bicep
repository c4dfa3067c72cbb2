// The topic of blob events, and the account of events: the queues of hints (docs/adr/0002), and what could not be delivered to them.
import { addressType } from '../../types/postvogn.bicep'
import { poisonQueues, triggerQueues } from '../../types/stores.bicep'

@description('Name of the topic.')
param topicName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Resource id of the letters\' account, whose events they are.')
param lettersAccountId string

@description('Name of the account of events.')
param accountName string

@description('Whether only private endpoints and Event Grid lead to that account.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

@description('Addresses of operators, who look at what was not delivered.')
param addresses addressType[]

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: topicName
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: lettersAccountId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    // Event Grid is a trusted service and is let past the rule; the app comes by a private endpoint.
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      // Storage takes single addresses without /32.
      ipRules: [for address in addresses: { value: replace(address.cidr, '/32', ''), action: 'Allow' }]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'undelivered'
  properties: { publicAccess: 'None' }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource hintQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for queue in concat(triggerQueues, poisonQueues): {
  parent: queueService
  name: queue
}]

@description('Resource id of the account.')
output accountId string = account.id

@description('Where the queues of hints lie.')
output hintsUri string = account.properties.primaryEndpoints.queue

@description('Object id of the topic\'s identity, for roles.')
output principalId string = topic.identity.principalId
