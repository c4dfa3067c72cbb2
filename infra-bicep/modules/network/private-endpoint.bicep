// One private endpoint, and its name in a zone.
import { tagsType } from '../../types/layers.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Which store it is of; part of its name.')
param store string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Resource id of the subnet of private endpoints.')
param subnetId string

@description('Resource id of what it leads to.')
param targetId string

@description('Sub-resource, for example blob.')
param group string

@description('Resource id of the zone of its name; empty: somebody else writes the name.')
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = {
  name: 'pep-${name}-${store}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: store
        properties: { privateLinkServiceId: targetId, groupIds: [group] }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2026-03-01' = if (!empty(zoneId)) {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: zoneId } }]
  }
}
