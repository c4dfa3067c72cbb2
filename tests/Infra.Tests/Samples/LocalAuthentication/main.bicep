resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'x'
  properties: { allowSharedKeyAccess: true, allowBlobPublicAccess: false, minimumTlsVersion: 'TLS1_0', supportsHttpsTrafficOnly: true }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  name: 'x/default/y'
  properties: { publicAccess: 'Blob' }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'x'
  properties: { enablePurgeProtection: true }
}

resource rule 'Microsoft.ServiceBus/namespaces/authorizationRules@2024-01-01' = {
  parent: elsewhere
  name: 'all'
}

var connection = 'DefaultEndpointsProtocol=https;AccountKey=abc'
