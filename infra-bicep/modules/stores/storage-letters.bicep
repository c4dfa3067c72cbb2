// The letters' account: the containers of docs/adr/0004. The app never creates one.
import { addressType } from '../../types/postvogn.bicep'
import { containers } from '../../types/stores.bicep'

@description('Name of the account.')
param accountName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whether only private endpoints and named addresses lead here.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

@description('Public addresses of line-of-business systems.')
param addresses addressType[]

@description('Days in which a removed or replaced blob can be brought back.')
param recoveryDays int

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
    publicNetworkAccess: private && empty(addresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      // The lifecycle rules come from outside the network, too; without this they would remove nothing.
      bypass: 'AzureServices'
      // Storage takes single addresses without /32.
      ipRules: [for address in addresses: { value: replace(address.cidr, '/32', ''), action: 'Allow' }]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: recoveryDays }
    containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
  }
}

resource letterContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for container in containers: {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}]

@description('Resource id of the account.')
output id string = account.id

@description('Where the app finds the letters.')
output serviceUri string = account.properties.primaryEndpoints.blob
