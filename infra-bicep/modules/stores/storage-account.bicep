// An account as all of ours are: by identity alone, closed to all but private endpoints, trusted services and named addresses.
import { tagsType } from '../../types/layers.bicep'
import { addressType } from '../../types/postvogn.bicep'
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

@description('Public addresses that pass the firewall.')
param addresses addressType[] = []

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' = {
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
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: protection.?infrastructureEncryption ?? false
      services: { blob: { enabled: true, keyType: 'Account' }, file: { enabled: true, keyType: 'Account' } }
    }
    // Not Disabled: that shuts out trusted services too, and with them lifecycle rules and the events of Event Grid (docs/adr/0034).
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      // Storage takes single addresses without /32.
      ipRules: [for address in addresses: { value: replace(address.cidr, '/32', ''), action: 'Allow' }]
    }
  }
}

@description('Where its blobs lie.')
output blobUri string = account.properties.primaryEndpoints!.blob

@description('Where its queues lie.')
output queueUri string = account.properties.primaryEndpoints!.queue
