// All that keeps something: letters, hints, secrets, telemetry; and the network around it.
import { accessType } from '../../types/access.bicep'
import { namesType, storesType, tagsType } from '../../types/layers.bicep'
import { logsType } from '../../types/logs.bicep'
import { addressName, landingZoneType, networkType } from '../../types/network.bicep'
import { retentionType } from '../../types/operation.bicep'
import { protectionType } from '../../types/protection.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Names of what has a name of its own in all of Azure.')
param names namesType

@description('Virtual network, private endpoints and a static address.')
param vnetEnabled bool

@description('The network that is made.')
param network networkType

@description('What a landing zone has already.')
param landingZone landingZoneType

@description('Who is let in.')
param access accessType

@description('Redundancy of storage.')
param storageSku string

@description('What guards the stores.')
param protection protectionType

@description('Days that letters are kept, by group of containers.')
param retention retentionType

@description('Days and amount of logs.')
param logs logsType

@description('Whether the letters\' account and the vault are locked against removal.')
param locksEnabled bool

@description('Whether a network is made.')
var makesNetwork = vnetEnabled && !contains(landingZone, 'network')

@description('Resource id of the subnet of private endpoints.')
var endpointSubnetId = landingZone.?network.?endpointSubnetId ?? resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet-${name}', 'endpoints')

module virtualNetwork '../network/network.bicep' = if (makesNetwork) {
  params: { name: name, location: location, tags: tags, network: network }
}

module host 'storage-host.bicep' = {
  params: { accountName: names.hostAccount, location: location, tags: tags, private: vnetEnabled, sku: storageSku, protection: protection }
}

module letters 'storage-letters.bicep' = {
  params: {
    accountName: names.lettersAccount
    location: location
    tags: tags
    private: vnetEnabled
    sku: storageSku
    protection: protection
    addresses: access.dropAddresses
    recoveryDays: retention.recovery
  }
}

module removal 'retention.bicep' = {
  params: { accountName: names.lettersAccount, retention: retention }
  dependsOn: [letters]
}

module events 'events.bicep' = {
  params: {
    location: location
    tags: tags
    topicName: names.eventTopic
    lettersAccountName: names.lettersAccount
    accountName: names.eventsAccount
    private: vnetEnabled
    sku: storageSku
    protection: protection
    addresses: access.operators
  }
  dependsOn: [letters]
}

module defender 'defender.bicep' = if (contains(protection, 'defender')) {
  params: { accountName: names.lettersAccount, defender: protection.?defender! }
  dependsOn: [events]
}

module vault 'key-vault.bicep' = {
  params: { vaultName: names.vault, location: location, tags: tags, private: vnetEnabled, addresses: access.operators, protection: protection }
}

module monitoring 'monitoring.bicep' = {
  params: {
    insightsName: names.insights
    workspaceName: names.workspace
    location: location
    tags: tags
    retentionDays: logs.days
    dailyQuotaGb: logs.dailyQuotaGb
    existingWorkspaceId: landingZone.?workspaceId ?? ''
  }
}

module endpoints '../network/private-endpoints.bicep' = if (vnetEnabled) {
  params: { name: name, location: location, tags: tags, names: names, subnetId: endpointSubnetId, dns: landingZone.?dns }
  dependsOn: [virtualNetwork, host, letters, events, vault]
}

module diagnostics 'diagnostics.bicep' = {
  params: {
    workspaceId: monitoring.outputs.workspaceId
    vaultName: names.vault
    lettersAccountName: names.lettersAccount
    topicName: names.eventTopic
    letterAccess: logs.letterAccess
  }
  dependsOn: [letters, events, vault]
}

module locks 'locks.bicep' = if (locksEnabled) {
  params: {
    lettersAccountName: names.lettersAccount
    vaultName: names.vault
    publicAddressName: makesNetwork ? addressName(name, network) : ''
  }
  dependsOn: [letters, vault, virtualNetwork]
}

@description('What the app must know of its stores.')
output stores storesType = {
  packageUri: host.outputs.packageUri
  lettersUri: letters.outputs.serviceUri
  hintsUri: events.outputs.hintsUri
  vaultUri: vault.outputs.uri
  topicPrincipalId: events.outputs.principalId
  outboundAddress: vnetEnabled ? landingZone.?network.?outboundAddress ?? virtualNetwork.?outputs.outboundAddress ?? '' : ''
}
