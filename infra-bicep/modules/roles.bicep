// The whole list of what our own identities may do: per queue, per container, no more.

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of the event topic\'s identity.')
param topicPrincipalId string

@description('Name of the host\'s account.')
param hostAccountName string

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Its containers.')
param containers string[]

@description('Name of the account for events that could not be delivered.')
param undeliveredAccountName string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('Name of the vault.')
param vaultName string

@description('Name of Application Insights.')
param insightsName string

// From function.json: the queues of triggers, of output bindings, and of blob events (docs/adr/0004).
var receives = ['drops', 'outbound', 'receipts', 'received', 'transmissions', 'urgent']
var sends = ['drops', 'outbound', 'receipts', 'received', 'transmissions', 'urgent']
var topicSends = ['drops', 'receipts', 'received']

var definitions = 'Microsoft.Authorization/roleDefinitions'

var role = {
  blobDataOwner: subscriptionResourceId(definitions, 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b')
  blobDataContributor: subscriptionResourceId(definitions, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
  queueDataContributor: subscriptionResourceId(definitions, '974c5e8b-45b9-4653-ba55-5f855dd0fb88')
  tableDataContributor: subscriptionResourceId(definitions, '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')
  serviceBusReceiver: subscriptionResourceId(definitions, '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0')
  serviceBusSender: subscriptionResourceId(definitions, '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39')
  keyVaultSecretsUser: subscriptionResourceId(definitions, '4633458b-17de-408a-b874-0445c86b69e6')
  metricsPublisher: subscriptionResourceId(definitions, '3913510d-42f4-4e42-8a64-420c390055eb')
}

// Blobs: package, leases of timers and keys of the host. Queues and tables: what the host itself keeps there.
var hostRoles = [role.blobDataOwner, role.queueDataContributor, role.tableDataContributor]

resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: hostAccountName
}

resource undeliveredAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: undeliveredAccountName
}

resource letterContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = [for container in containers: {
  name: '${lettersAccountName}/default/${container}'
}]

resource receivingQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in receives: {
  name: '${serviceBusName}/${queue}'
}]

resource sendingQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in sends: {
  name: '${serviceBusName}/${queue}'
}]

resource topicQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' existing = [for queue in topicSends: {
  name: '${serviceBusName}/${queue}'
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

resource appOwnsHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for hostRole in hostRoles: {
  name: guid(hostAccount.id, appPrincipalId, hostRole)
  scope: hostAccount
  properties: grant(appPrincipalId, hostRole)
}]

resource appWritesLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, i) in containers: {
  name: guid(lettersAccountName, container, appPrincipalId, role.blobDataContributor)
  scope: letterContainers[i]
  properties: grant(appPrincipalId, role.blobDataContributor)
}]

resource appReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in receives: {
  name: guid(serviceBusName, queue, appPrincipalId, role.serviceBusReceiver)
  scope: receivingQueues[i]
  properties: grant(appPrincipalId, role.serviceBusReceiver)
}]

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in sends: {
  name: guid(serviceBusName, queue, appPrincipalId, role.serviceBusSender)
  scope: sendingQueues[i]
  properties: grant(appPrincipalId, role.serviceBusSender)
}]

resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, role.keyVaultSecretsUser)
  scope: vault
  properties: grant(appPrincipalId, role.keyVaultSecretsUser)
}

resource appPublishesMetrics 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, role.metricsPublisher)
  scope: insights
  properties: grant(appPrincipalId, role.metricsPublisher)
}

resource topicSendsEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (queue, i) in topicSends: {
  name: guid(serviceBusName, queue, topicPrincipalId, role.serviceBusSender)
  scope: topicQueues[i]
  properties: grant(topicPrincipalId, role.serviceBusSender)
}]

// Event Grid looks for this role on the account; one on the container is not enough for it.
resource topicKeepsUndelivered 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(undeliveredAccount.id, topicPrincipalId, role.blobDataContributor)
  scope: undeliveredAccount
  properties: grant(topicPrincipalId, role.blobDataContributor)
}
