// The topic of blob events, and the account of events: the queues of hints (docs/adr/0002), and what could not be delivered to them.
import { tagsType } from '../../types/layers.bicep'
import { addressType } from '../../types/postvogn.bicep'
import { protectionType } from '../../types/protection.bicep'
import { poisonQueues, triggerQueues } from '../../types/stores.bicep'

@description('Name of the topic of blob events.')
param topicName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Name of the letters\' account, whose events they are.')
param lettersAccountName string

@description('Name of the account of events.')
param accountName string

@description('Whether a firewall is before that account. Event Grid is a trusted service and passes it; the app comes by a private endpoint.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

@description('What guards the stores.')
param protection protectionType

@description('Addresses of operators, who look at what was not delivered and at the queues of poison.')
param addresses addressType[]

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: topicName
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: resourceId('Microsoft.Storage/storageAccounts', lettersAccountName)
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

module made 'storage-account.bicep' = {
  params: { accountName: accountName, location: location, tags: tags, private: private, sku: sku, protection: protection, addresses: addresses }
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  dependsOn: [made]
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: 'undelivered'
  properties: { publicAccess: 'None' }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-09-01' = {
  parent: account
  name: 'default'
  dependsOn: [made]
}

resource hintQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' = [for queue in concat(triggerQueues, poisonQueues): {
  parent: queueService
  name: queue
}]

@description('Where the queues of hints lie.')
output hintsUri string = made.outputs.queueUri

@description('Object id of the topic\'s identity, for roles.')
output principalId string = topic.identity!.principalId
