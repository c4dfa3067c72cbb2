// The whole list of what our own identities may do: per queue, per container, no more.
import { containers, eventRoutes, poisonQueues, triggerQueues } from '../../types/stores.bicep'

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of the event topic\'s identity.')
param topicPrincipalId string

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

var hints = concat(triggerQueues, poisonQueues)

var definitions = 'Microsoft.Authorization/roleDefinitions'

var role = {
  blobDataOwner: subscriptionResourceId(definitions, 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b')
  blobDataContributor: subscriptionResourceId(definitions, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
  queueDataContributor: subscriptionResourceId(definitions, '974c5e8b-45b9-4653-ba55-5f855dd0fb88')
  queueMessageSender: subscriptionResourceId(definitions, 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a')
  keyVaultCertificateUser: subscriptionResourceId(definitions, 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba')
  metricsPublisher: subscriptionResourceId(definitions, '3913510d-42f4-4e42-8a64-420c390055eb')
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: hostAccountName
}

resource eventsAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: eventsAccountName
}

resource letterContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = [for container in containers: {
  name: '${lettersAccountName}/default/${container}'
}]

resource hintQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' existing = [for queue in hints: {
  name: '${eventsAccountName}/default/${queue}'
}]

resource eventQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' existing = [for route in eventRoutes: {
  name: '${eventsAccountName}/default/${route.queue}'
}]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

func grant(principalId string, roleDefinitionId string) { principalId: string, principalType: 'ServicePrincipal', roleDefinitionId: string } => {
  principalId: principalId
  principalType: 'ServicePrincipal'
  roleDefinitionId: roleDefinitionId
}

// Blobs alone: package, leases of timers and keys of the host. It would use queues and tables there for bindings that we do not have.
resource appOwnsHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hostAccount.id, appPrincipalId, role.blobDataOwner)
  scope: hostAccount
  properties: grant(appPrincipalId, role.blobDataOwner)
}

resource appWritesLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, i) in containers: {
  name: guid(lettersAccountName, container, appPrincipalId, role.blobDataContributor)
  scope: letterContainers[i]
  properties: grant(appPrincipalId, role.blobDataContributor)
}]

// Send, take, delete, count, and keep a message hidden while its function runs: the last is no part of the role Message Processor.
resource appHints 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in hints: {
  name: guid(eventsAccountName, queue, appPrincipalId, role.queueDataContributor)
  scope: hintQueues[i]
  properties: grant(appPrincipalId, role.queueDataContributor)
}]

// Certificates with their keys, which are secrets; so it reads API keys and SSH keys too, and no second role is needed for them.
resource appReadsVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, role.keyVaultCertificateUser)
  scope: vault
  properties: grant(appPrincipalId, role.keyVaultCertificateUser)
}

resource appPublishesMetrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, role.metricsPublisher)
  scope: insights
  properties: grant(appPrincipalId, role.metricsPublisher)
}

resource topicSendsEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (route, i) in eventRoutes: {
  name: guid(eventsAccountName, route.queue, topicPrincipalId, role.queueMessageSender)
  scope: eventQueues[i]
  properties: grant(topicPrincipalId, role.queueMessageSender)
}]

// Event Grid looks for this role on the account; one on the container is not enough for it.
resource topicKeepsUndelivered 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(eventsAccount.id, topicPrincipalId, role.blobDataContributor)
  scope: eventsAccount
  properties: grant(topicPrincipalId, role.blobDataContributor)
}
