// The letters' account: the containers of docs/adr/0004. The app never creates one.
import { tagsType } from '../../types/layers.bicep'
import { addressType } from '../../types/postvogn.bicep'
import { protectionType } from '../../types/protection.bicep'
import { containers } from '../../types/stores.bicep'

@description('Name of the account.')
param accountName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Whether a firewall is before it.')
param private bool

@description('Redundancy, for example Standard_ZRS.')
param sku string

@description('What guards the stores.')
param protection protectionType

@description('Public addresses of line-of-business systems.')
param addresses addressType[]

@description('Days in which a removed or replaced blob can be brought back.')
param recoveryDays int

module made 'storage-account.bicep' = {
  params: { accountName: accountName, location: location, tags: tags, private: private, sku: sku, protection: protection, addresses: addresses }
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: recoveryDays }
    containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
  }
  dependsOn: [made]
}

resource letterContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = [for container in containers: {
  parent: blobs
  name: container
  properties: { publicAccess: 'None' }
}]

@description('Where the app finds the letters.')
output serviceUri string = made.outputs.blobUri
