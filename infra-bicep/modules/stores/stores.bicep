// All that keeps something: letters, hints, secrets, telemetry; and the network around it.
import { networkType } from '../../types/postvogn.bicep'
import { namesType, storesType } from '../../types/layers.bicep'
import { accessType } from '../../types/access.bicep'
import { logsType, retentionType } from '../../types/operation.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Names of what has a name of its own in all of Azure.')
param names namesType

@description('Virtual network, private endpoints and a static address.')
param vnetEnabled bool

@description('Address space.')
param network networkType

@description('Who is let in.')
param access accessType

@description('Redundancy of storage.')
param storageSku string

@description('Days that letters are kept, by group of containers.')
param retention retentionType

@description('Days and amount of logs.')
param logs logsType

@description('Whether the letters\' account and the vault are locked against removal.')
param locksEnabled bool

// Written out: a name that hangs on environment() is not known before a deployment, and this network is for the public cloud.
var zones = {
  #disable-next-line no-hardcoded-env-urls
  blob: 'privatelink.blob.core.windows.net'
  #disable-next-line no-hardcoded-env-urls
  queue: 'privatelink.queue.core.windows.net'
  vault: 'privatelink.vaultcore.azure.net'
}

module virtualNetwork '../network/network.bicep' = if (vnetEnabled) {
  params: { name: name, location: location, tags: tags, network: network }
}

module host 'storage-host.bicep' = {
  params: { accountName: names.hostAccount, location: location, tags: tags, private: vnetEnabled, sku: storageSku }
}

module letters 'storage-letters.bicep' = {
  params: {
    accountName: names.lettersAccount
    location: location
    tags: tags
    private: vnetEnabled
    sku: storageSku
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
    lettersAccountId: letters.outputs.id
    accountName: names.eventsAccount
    topicName: names.eventTopic
    private: vnetEnabled
    sku: storageSku
    addresses: access.operators
  }
}

module vault 'key-vault.bicep' = {
  params: { vaultName: names.vault, location: location, tags: tags, private: vnetEnabled, addresses: access.operators }
}

module monitoring 'monitoring.bicep' = {
  params: { name: name, insightsName: names.insights, location: location, tags: tags, retentionDays: logs.days, dailyQuotaGb: logs.dailyQuotaGb }
}

module endpoints '../network/private-endpoints.bicep' = if (vnetEnabled) {
  params: {
    name: name
    location: location
    tags: tags
    networkId: virtualNetwork.?outputs.networkId ?? ''
    subnetId: virtualNetwork.?outputs.endpointSubnetId ?? ''
    endpoints: [
      { key: 'host', resourceId: host.outputs.id, group: 'blob', zone: zones.blob }
      { key: 'letters', resourceId: letters.outputs.id, group: 'blob', zone: zones.blob }
      { key: 'hints', resourceId: events.outputs.accountId, group: 'queue', zone: zones.queue }
      { key: 'vault', resourceId: vault.outputs.id, group: 'vault', zone: zones.vault }
    ]
  }
}

module diagnostics 'diagnostics.bicep' = {
  params: {
    workspaceId: monitoring.outputs.workspaceId
    vaultName: names.vault
    lettersAccountName: names.lettersAccount
    letterAccess: logs.letterAccess
  }
  dependsOn: [letters, vault]
}

module locks 'locks.bicep' = if (locksEnabled) {
  params: {
    lettersAccountName: names.lettersAccount
    vaultName: names.vault
    publicAddressName: vnetEnabled ? 'pip-${name}-outbound' : ''
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
  workspaceId: monitoring.outputs.workspaceId
  appSubnetId: virtualNetwork.?outputs.appSubnetId ?? ''
  outboundAddress: virtualNetwork.?outputs.outboundAddress ?? ''
}
