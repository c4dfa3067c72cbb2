// The Functions host's own account: the package, and the leases of timers. No letter ever lies here.
import { tagsType } from '../../types/layers.bicep'
import { protectionType } from '../../types/protection.bicep'

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

module made 'storage-account.bicep' = {
  params: { accountName: accountName, location: location, tags: tags, private: private, sku: sku, protection: protection }
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: account
  name: 'default'
  properties: { deleteRetentionPolicy: { enabled: true, days: 7 } }
  dependsOn: [made]
}

resource package 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = {
  parent: blobs
  name: 'app-package'
  properties: { publicAccess: 'None' }
}

@description('Where the package lies.')
output packageUri string = '${made.outputs.blobUri}${package.name}'
