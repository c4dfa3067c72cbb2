// Private endpoints of the stores, so that their public names lead to private addresses within the network.
import { namesType, tagsType } from '../../types/layers.bicep'
import { dnsType, privateZones } from '../../types/network.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Names of the stores.')
param names namesType

@description('Resource id of the subnet of private endpoints.')
param subnetId string

@description('Who keeps the names; left out: zones are made.')
param dns dnsType?

@description('Whether zones are made.')
var makesZones = dns == null

@description('Resource ids of the zones; empty where a policy writes the names.')
var zoneIds = {
  blob: makesZones ? resourceId('Microsoft.Network/privateDnsZones', privateZones.blob) : dns.?blob ?? ''
  queue: makesZones ? resourceId('Microsoft.Network/privateDnsZones', privateZones.queue) : dns.?queue ?? ''
  vault: makesZones ? resourceId('Microsoft.Network/privateDnsZones', privateZones.vault) : dns.?vault ?? ''
}

@description('One entry an endpoint.')
var endpoints = [
  { store: 'host', targetId: resourceId('Microsoft.Storage/storageAccounts', names.hostAccount), group: 'blob', zoneId: zoneIds.blob }
  { store: 'letters', targetId: resourceId('Microsoft.Storage/storageAccounts', names.lettersAccount), group: 'blob', zoneId: zoneIds.blob }
  { store: 'hints', targetId: resourceId('Microsoft.Storage/storageAccounts', names.eventsAccount), group: 'queue', zoneId: zoneIds.queue }
  { store: 'vault', targetId: resourceId('Microsoft.KeyVault/vaults', names.vault), group: 'vault', zoneId: zoneIds.vault }
]

module zones 'private-zones.bicep' = if (makesZones) {
  params: { name: name, tags: tags, networkId: split(subnetId, '/subnets/')[0] }
}

module stores 'private-endpoint.bicep' = [for endpoint in endpoints: {
  params: {
    name: name
    store: endpoint.store
    location: location
    tags: tags
    subnetId: subnetId
    targetId: endpoint.targetId
    group: endpoint.group
    zoneId: endpoint.zoneId
  }
  dependsOn: [zones]
}]
