// The vault: OCES certificates and API keys. What is in it is put there by people, never by a deployment.
import { tagsType } from '../../types/layers.bicep'
import { addressType } from '../../types/postvogn.bicep'
import { protectionType } from '../../types/protection.bicep'

@description('Name of the vault.')
param vaultName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Whether only private endpoints and named addresses lead here.')
param private bool

@description('Addresses of operators, who renew certificates.')
param addresses addressType[]

@description('What guards the stores.')
param protection protectionType

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // With recover, Azure takes back the removed vault as it was, whatever else is said here.
    createMode: protection.?recoverVault ?? false ? 'recover' : 'default'
    softDeleteRetentionInDays: protection.?vaultRecoveryDays ?? 90
    // Azure knows true and nothing: false is refused.
    enablePurgeProtection: protection.?purgeProtection ?? true ? true : null
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

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
