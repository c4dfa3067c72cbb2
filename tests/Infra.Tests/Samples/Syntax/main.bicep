@description('A name.')
param name string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  properties: {
    minimumTlsVersion: = 'TLS1_2'
  }
}
