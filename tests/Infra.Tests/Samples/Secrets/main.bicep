@secure()
param apiKey string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: 'x'
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' existing = {
  name: 'x/y'
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: 'x'
}

var key = account.listKeys().keys[0].value

output accountKey string = key
output telemetry string = insights.properties.ConnectionString
output certificate string = secret.properties.value
output vaultUri string = 'https://example'
