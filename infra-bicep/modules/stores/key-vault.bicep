// The vault: OCES certificates and API keys. What is in it is put there by people, never by a deployment.
import { addressType } from '../../types/postvogn.bicep'

@description('Name of the vault.')
param vaultName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whether only private endpoints and named addresses lead here.')
param private bool

@description('Addresses of operators, who renew certificates.')
param addresses addressType[]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: private && empty(addresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
      bypass: 'None'
      ipRules: [for address in addresses: { value: address.cidr }]
    }
  }
}

@description('Resource id of the vault.')
output id string = vault.id

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
