// What must not be removed by mistake. Not the resource group: a lock there also stops Azure from clearing old deployments.

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the vault.')
param vaultName string

@description('Name of the public address of outgoing calls; empty: none.')
param publicAddressName string

resource letters 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: lettersAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: vaultName
}

resource publicAddress 'Microsoft.Network/publicIPAddresses@2026-03-01' existing = {
  // A name in any case: the id of what is not made is worked out, too.
  name: empty(publicAddressName) ? 'none' : publicAddressName
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

resource addressLock 'Microsoft.Authorization/locks@2020-05-01' = if (!empty(publicAddressName)) {
  name: 'outbound'
  scope: publicAddress
  properties: { level: 'CanNotDelete', notes: 'Digital Post lets this address in; another one is a new agreement.' }
}
