// The zones in which the network finds the private addresses of the stores.
import { tagsType } from '../../types/layers.bicep'
import { privateZones } from '../../types/network.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Tags of every resource.')
param tags tagsType

@description('Resource id of the network in which the names are to be found.')
param networkId string

@description('Names of the zones.')
var zones = map(items(privateZones), zone => zone.value)

resource dnsZones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for zone in zones: {
  name: zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zone, i) in zones: {
  parent: dnsZones[i]
  name: 'link-${name}'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}]
