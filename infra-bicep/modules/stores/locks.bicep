// What must not be removed by mistake. Not the resource group: a lock there also stops Azure from clearing old deployments.

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the vault.')
param vaultName string

resource letters 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: lettersAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource lettersLock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'letters'
  scope: letters
  properties: { level: 'CanNotDelete', notes: 'Holds letters.' }
}

resource vaultLock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'vault'
  scope: vault
  properties: { level: 'CanNotDelete', notes: 'Holds certificates and API keys.' }
}
