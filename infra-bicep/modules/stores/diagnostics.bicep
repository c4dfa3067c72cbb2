// Who read or changed what, and what Event Grid could not deliver. Records carry names of blobs and addresses, no content.

@description('Resource id of the workspace.')
param workspaceId string

@description('Name of the vault.')
param vaultName string

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the topic of blob events.')
param topicName string

@description('Whether every read and write of a letter is recorded; a matter of cost, about 1 KB an operation.')
param letterAccess bool

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: vaultName
}

resource letters 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' existing = {
  name: '${lettersAccountName}/default'
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

// The stable version of this type, of 2016, knows one setting a resource and other properties; everybody uses this one.
#disable-next-line use-recent-api-versions
resource vaultRecords 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions
resource letterRecords 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (letterAccess) {
  name: 'audit'
  scope: letters
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

#disable-next-line use-recent-api-versions
resource topicRecords 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'delivery'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}
