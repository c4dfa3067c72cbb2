resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'x'
  properties: { allowSharedKeyAccess: true, allowBlobPublicAccess: false, minimumTlsVersion: 'TLS1_0', supportsHttpsTrafficOnly: true }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  name: 'x/default/y'
  properties: { publicAccess: 'Blob' }
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: 'x'
  properties: { minimumTlsVersion: '1.2' }
}

resource rule 'Microsoft.ServiceBus/namespaces/authorizationRules@2024-01-01' = {
  parent: bus
  name: 'all'
}

var connection = 'DefaultEndpointsProtocol=https;AccountKey=abc'
