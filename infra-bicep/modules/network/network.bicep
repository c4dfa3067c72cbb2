// A network of our own: all that leaves the app has one static address, and storage and vault are reached by private endpoints.
import { tagsType } from '../../types/layers.bicep'
import { addressName, gatewayEnding, networkType } from '../../types/network.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Address space, gateway, and whether there is a clamd.')
param network networkType

@description('Kind of gateway. StandardV2 lies in all zones by itself, and takes an address of its own kind only.')
var kind = network.?natGateway ?? 'Standard'

@description('Zone of a Standard gateway.')
var gatewayZones = kind == 'Standard' && contains(network, 'gatewayZone') ? [network.?gatewayZone!] : null

resource address 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: addressName(name, network)
  location: location
  tags: tags
  sku: { name: kind, tier: 'Regional' }
  zones: network.?addressZones ?? ['1', '2', '3']
  properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' }
}

resource gateway 'Microsoft.Network/natGateways@2026-03-01' = {
  name: 'ng-${name}${gatewayEnding(network)}'
  location: location
  tags: tags
  sku: { name: kind }
  zones: gatewayZones
  properties: {
    idleTimeoutInMinutes: 4
    publicIpAddresses: [{ id: address.id }]
  }
}

// Private endpoints are for the app and for named peers; nobody else in the network reaches them.
resource endpointRules 'Microsoft.Network/networkSecurityGroups@2026-03-01' = {
  name: 'nsg-${name}-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'allow-app-and-peers'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefixes: concat([network.appPrefix], network.peerPrefixes)
          sourcePortRange: '*'
          destinationAddressPrefix: network.endpointPrefix
          destinationPortRanges: ['443']
        }
      }
      {
        name: 'deny-others'
        properties: {
          priority: 200
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource appRules 'Microsoft.Network/networkSecurityGroups@2026-03-01' = {
  name: 'nsg-${name}-app'
  location: location
  tags: tags
  properties: { securityRules: [] }
}

// No subnets here: a deployment that says nothing of them leaves them alone, those of others too (docs/adr/0034).
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [network.addressPrefix] }
  }
}

resource appSubnet 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' = {
  parent: virtualNetwork
  name: 'app'
  properties: {
    addressPrefix: network.appPrefix
    natGateway: { id: gateway.id }
    networkSecurityGroup: { id: appRules.id }
    delegations: [
      // Flex Consumption joins a network by this delegation, unlike the other plans.
      { name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }
    ]
  }
}

// A network takes one change at a time, so each subnet waits for the one before.
resource endpointSubnet 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' = {
  parent: virtualNetwork
  name: 'endpoints'
  properties: {
    addressPrefix: network.endpointPrefix
    networkSecurityGroup: { id: endpointRules.id }
    privateEndpointNetworkPolicies: 'Enabled'
    defaultOutboundAccess: false
  }
  dependsOn: [appSubnet]
}

module clamd 'clamd.bicep' = if (contains(network, 'clamd')) {
  params: {
    name: name
    location: location
    tags: tags
    networkName: virtualNetwork.name
    appPrefix: network.appPrefix
    subnet: network.?clamd!
    gatewayId: gateway.id
  }
  dependsOn: [endpointSubnet]
}

@description('The static address with which the app calls Digital Post.')
output outboundAddress string = address.properties.ipAddress!
