// What the person who tries may do without a further command. Nobody in a test or production installation.

@description('Object id of the person. Its kind is not said: it can be a user or the identity of a pipeline.')
param principalId string

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the vault.')
param vaultName string

@description('What the person may do with which container: write drops, recalls and answers of a print provider, read what came of them.')
var containers = [
  { container: 'drop', role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' } // Storage Blob Data Contributor
  { container: 'recall', role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' }
  { container: 'print', role: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe' }
  { container: 'outcomes', role: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' } // Storage Blob Data Reader
  { container: 'refused', role: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' }
  { container: 'inbox', role: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1' }
]

@description('What the person may do with the vault: the certificate and the API keys of the trial.')
var vaultRoles = [
  'a4417e6f-fecd-4de8-b567-7b0420556985' // Key Vault Certificates Officer
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7' // Key Vault Secrets Officer
]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: lettersAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = [for grant in containers: {
      name: grant.container
    }]
  }
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

@description('Names of the assignments on containers.')
var onContainers = [for (grant, index) in containers: guid(account::blobs::container[index].id, principalId, grant.role, 'trial')]

@description('Names of the assignments on the vault.')
var onVault = [for role in vaultRoles: guid(vault.id, principalId, role, 'trial')]

resource ofContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (grant, index) in containers: {
  scope: account::blobs::container[index]
  name: onContainers[index]
  properties: {
    principalId: principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    description: 'Postvogn: whoever tries drops letters and sees what came of them'
  }
}]

resource ofVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (role, index) in vaultRoles: {
  scope: vault
  name: onVault[index]
  properties: {
    principalId: principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    description: 'Postvogn: whoever tries imports the certificate and sets the API keys'
  }
}]

@description('Names of the assignments that were made here.')
output assignments string[] = concat(onContainers, onVault)
