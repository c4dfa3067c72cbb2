// The whole list of what our own identities may do: per queue, per container, no more.
import { containers, eventQueues, poisonQueues, triggerQueues } from '../../types/stores.bicep'
import { grant, roles } from '../../types/roles.bicep'

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Resource id of the app\'s identity. Names of assignments hang on it, and not on what Azure tells during the deployment.')
param appIdentityId string

@description('Object id of the event topic\'s identity.')
param topicPrincipalId string

@description('Name of the event topic.')
param topicName string

@description('Name of the host\'s account.')
param hostAccountName string

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the account of events.')
param eventsAccountName string

@description('Name of the vault.')
param vaultName string

@description('Name of Application Insights.')
param insightsName string

@description('All queues of hints.')
var hints = concat(triggerQueues, poisonQueues)

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: hostAccountName
}

resource eventsAccount 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: eventsAccountName
}

resource letterContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = [for container in containers: {
  name: '${lettersAccountName}/default/${container}'
}]

resource hintQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' existing = [for queue in hints: {
  name: '${eventsAccountName}/default/${queue}'
}]

resource queuesOfEvents 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' existing = [for queue in eventQueues: {
  name: '${eventsAccountName}/default/${queue}'
}]

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

@description('Names of the app\'s assignments on containers.')
var onContainers = [for (container, i) in containers: guid(letterContainers[i].id, appIdentityId, roles.blobDataContributor)]

@description('Names of the app\'s assignments on queues.')
var onQueues = [for (queue, i) in hints: guid(hintQueues[i].id, appIdentityId, roles.queueDataContributor)]

@description('Names of the topic\'s assignments on queues.')
var ofTopic = [for (queue, i) in eventQueues: guid(queuesOfEvents[i].id, topic.id, roles.queueMessageSender)]

// Blobs alone: package, leases of timers and keys of the host. It would use queues and tables there for bindings that we do not have.
resource appOwnsHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, appIdentityId, roles.blobDataOwner)
  scope: hostAccount
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.blobDataOwner, 'the host keeps package, leases and keys')
}

resource appWritesLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, i) in containers: {
  name: onContainers[i]
  scope: letterContainers[i]
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.blobDataContributor, 'the app reads and writes letters')
}]

// Send, take, delete, count, and keep a message hidden while its function runs: the last is no part of the role Message Processor.
resource appHints 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in hints: {
  name: onQueues[i]
  scope: hintQueues[i]
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.queueDataContributor, 'the app sends, takes and counts hints')
}]

// Certificates with their keys, which are secrets; so it reads API keys and SSH keys too, and no second role is needed for them.
resource appReadsVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appIdentityId, roles.keyVaultCertificateUser)
  scope: vault
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.keyVaultCertificateUser, 'the app reads certificates and keys')
}

resource appPublishesMetrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appIdentityId, roles.metricsPublisher)
  scope: insights
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.metricsPublisher, 'the app sends telemetry without a key')
}

resource topicSendsEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in eventQueues: {
  name: ofTopic[i]
  scope: queuesOfEvents[i]
  properties: grant(topicPrincipalId, 'ServicePrincipal', roles.queueMessageSender, 'Event Grid tells of blobs')
}]

// Event Grid looks for this role on the account; one on the container is not enough for it.
resource topicKeepsUndelivered 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(eventsAccount.id, topic.id, roles.blobDataContributor)
  scope: eventsAccount
  properties: grant(topicPrincipalId, 'ServicePrincipal', roles.blobDataContributor, 'Event Grid keeps what it could not deliver')
}

@description('Names of the assignments.')
output assignments string[] = concat(
  [appOwnsHost.name, appReadsVault.name, appPublishesMetrics.name, topicKeepsUndelivered.name],
  onContainers,
  onQueues,
  ofTopic
)
