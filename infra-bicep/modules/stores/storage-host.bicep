// The Functions host's own account: the package, and the leases of timers. No letter ever lies here.

@description('Name of the account.')
param accountName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whether only private endpoints lead here.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: private ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: { deleteRetentionPolicy: { enabled: true, days: 7 } }
}

resource package 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'app-package'
  properties: { publicAccess: 'None' }
}

@description('Resource id of the account.')
output id string = account.id

@description('Where the package lies.')
output packageUri string = '${account.properties.primaryEndpoints.blob}${package.name}'
