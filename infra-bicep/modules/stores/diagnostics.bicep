// Who read or changed what: vault and letters tell the workspace. Records carry names of blobs and addresses, no content.

@description('Resource id of the workspace.')
param workspaceId string

@description('Name of the vault.')
param vaultName string

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Whether every read and write of a letter is recorded; a matter of cost, about 1 KB an operation.')
param letterAccess bool

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource letters 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  name: '${lettersAccountName}/default'
}

resource vaultRecords 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

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
