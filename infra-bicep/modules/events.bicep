// The topic of blob events, and the account that keeps what could not be delivered.

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Resource id of the letters\' account, whose events they are.')
param lettersAccountId string

@description('Name of the account for events that could not be delivered.')
param undeliveredAccountName string

@description('Whether only Azure\'s own services lead to that account.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: 'egst-${name}'
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: lettersAccountId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: undeliveredAccountName
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
    publicNetworkAccess: 'Enabled'
    // Event Grid is a trusted service and is let past the rule; nobody else is.
    networkAcls: { defaultAction: private ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'undelivered'
  properties: { publicAccess: 'None' }
}

@description('Name of the topic.')
output topicName string = topic.name

@description('Object id of the topic\'s identity, for roles.')
output principalId string = topic.identity.principalId
