// The subnet of a clamd. It knows neither TLS nor a password, and opens files of strangers: the app alone reaches it, and it reaches nothing of ours.
import { tagsType } from '../../types/layers.bicep'
import { clamdSubnetType } from '../../types/network.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Name of the virtual network.')
param networkName string

@description('Prefix of the app\'s subnet.')
param appPrefix string

@description('Prefix and delegation.')
param subnet clamdSubnetType

@description('Resource id of the gateway by which signatures are fetched.')
param gatewayId string

@description('What a rule of a network security group says.')
type ruleType = {
  @description('The lower, the sooner it counts.')
  priority: int
  @description('Into the subnet or out of it.')
  direction: 'Inbound' | 'Outbound'
  @description('What becomes of it.')
  access: 'Allow' | 'Deny'
  @description('Protocol; * for all.')
  protocol: 'Tcp' | '*'
  @description('Prefix or service tag that it comes from.')
  sourceAddressPrefix: string
  @description('Port that it comes from.')
  sourcePortRange: string
  @description('Prefix or service tag that it goes to.')
  destinationAddressPrefix: string
  @description('Port or ports that it goes to.')
  destinationPortRange: string
}

@description('One rule: whether this traffic in or out of the subnet may be.')
func rule(
  direction 'Inbound' | 'Outbound',
  access 'Allow' | 'Deny',
  priority int,
  source string,
  destination string,
  protocol 'Tcp' | '*',
  port string
) ruleType => {
  priority: priority
  direction: direction
  access: access
  protocol: protocol
  sourceAddressPrefix: source
  sourcePortRange: '*'
  destinationAddressPrefix: destination
  destinationPortRange: port
}

// https://learn.microsoft.com/azure/container-apps/firewall-integration: behind the load balancer, an exposed port is one of 30000 to 32767.
@description('Container Apps talks within its subnet, and its load balancer passes clients on and probes by ports of its own; a container group does neither.')
var rulesOfContainerApps = subnet.delegation == 'Microsoft.App/environments'
  ? [
      { name: 'allow-within', properties: rule('Inbound', 'Allow', 110, subnet.prefix, subnet.prefix, '*', '*') }
      { name: 'allow-app-balanced', properties: rule('Inbound', 'Allow', 105, appPrefix, subnet.prefix, 'Tcp', '30000-32767') }
      { name: 'allow-probes', properties: rule('Inbound', 'Allow', 120, 'AzureLoadBalancer', subnet.prefix, 'Tcp', '30000-32767') }
      { name: 'allow-out-within', properties: rule('Outbound', 'Allow', 110, subnet.prefix, subnet.prefix, '*', '*') }
    ]
  : []

resource rules 'Microsoft.Network/networkSecurityGroups@2026-03-01' = {
  name: 'nsg-${name}-clamd'
  location: location
  tags: tags
  properties: {
    securityRules: concat(
      [
        { name: 'allow-app', properties: rule('Inbound', 'Allow', 100, appPrefix, subnet.prefix, 'Tcp', '3310') }
        { name: 'deny-others', properties: rule('Inbound', 'Deny', 200, '*', '*', '*', '*') }
        { name: 'deny-out-to-network', properties: rule('Outbound', 'Deny', 200, '*', 'VirtualNetwork', '*', '*') }
      ],
      rulesOfContainerApps
    )
  }
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2026-03-01' existing = {
  name: networkName
}

resource clamdSubnet 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' = {
  parent: virtualNetwork
  name: 'clamd'
  properties: {
    addressPrefix: subnet.prefix
    natGateway: { id: gatewayId }
    networkSecurityGroup: { id: rules.id }
    delegations: [{ name: 'clamd', properties: { serviceName: subnet.delegation } }]
  }
}
