// The shapes of the parameters about the network, and about what a landing zone has already (docs/adr/0034).

@export()
@description('The network that is made. Without use when vnetEnabled is false, or when landingZone.network names one that exists.')
type networkType = {
  @description('Prefix of the virtual network, for example 10.90.0.0/24.')
  addressPrefix: string
  @description('Prefix of the app subnet, /26 or larger.')
  appPrefix: string
  @description('Prefix of the subnet of private endpoints, /27 or larger.')
  endpointPrefix: string
  @description('Prefixes of peered networks that may reach the private endpoints.')
  peerPrefixes: string[]
  @description('A subnet for a clamd (docs/operations.md#run-a-clamd); left out: none.')
  clamd: clamdSubnetType?
  @description('Gateway of outgoing calls: Standard lies in one zone, StandardV2 in all. A change gives another address. Left out: Standard.')
  natGateway: ('Standard' | 'StandardV2')?
  @description('Zone of a Standard gateway, set when it is made; left out: Azure chooses one.')
  gatewayZone: ('1' | '2' | '3')?
  @description('Zones of the public address; left out: all three. [] in a region without, or for an address that was made without: Azure never changes them.')
  addressZones: ('1' | '2' | '3')[]?
}

@export()
@description('The subnet of a clamd: port 3310 from the app\'s subnet, nothing else in, and out to the Internet alone, for signatures.')
type clamdSubnetType = {
  @description('Prefix, for example 10.90.0.96/27: the least for Container Apps.')
  prefix: string
  @description('What the clamd runs on.')
  delegation: 'Microsoft.ContainerInstance/containerGroups' | 'Microsoft.App/environments'
}

@export()
@description('What a landing zone has already, and what its policies do; whatever is left out is made.')
type landingZoneType = {
  @description('The network to join; left out: a virtual network, its rules, a gateway and an address are made.')
  network: existingNetworkType?
  @description('Who keeps the names of private endpoints; left out: zones are made and linked to the network.')
  dns: dnsType?
  @description('Resource id of the Log Analytics workspace; left out: one is made. logs.days and logs.dailyQuotaGb are then its owner\'s matter.')
  workspaceId: string?
}

@export()
@description('A network that exists, in the installation\'s region; who deploys needs the right to join its subnets.')
type existingNetworkType = {
  @description('Resource id of the app\'s subnet: /26 or larger, empty, delegated to Microsoft.App/environments, with a way out to the Internet.')
  appSubnetId: string
  @description('Resource id of the subnet of private endpoints, which lets port 443 in from the app\'s subnet.')
  endpointSubnetId: string
  @description('The static address with which that network calls Digital Post: of its NAT gateway or firewall.')
  outboundAddress: string
}

@export()
@discriminator('kind')
@description('Who keeps the names of private endpoints.')
type dnsType = dnsOfZonesType | dnsOfPolicyType

@description('Zones that exist; the network finds names in them already.')
type dnsOfZonesType = {
  @description('Zones that exist.')
  kind: 'zones'
  @description('Resource id of privatelink.blob.core.windows.net.')
  blob: string
  @description('Resource id of privatelink.queue.core.windows.net.')
  queue: string
  @description('Resource id of privatelink.vaultcore.azure.net.')
  vault: string
}

@description('A policy of the landing zone writes the names when it sees an endpoint.')
type dnsOfPolicyType = {
  @description('Neither zones nor groups of zones are made.')
  kind: 'policy'
}

@export()
@description('Names of private zones. Written out: a name that hangs on environment() is not known before a deployment; the network is of the public cloud.')
var privateZones = {
  #disable-next-line no-hardcoded-env-urls
  blob: 'privatelink.blob.core.windows.net'
  #disable-next-line no-hardcoded-env-urls
  queue: 'privatelink.queue.core.windows.net'
  vault: 'privatelink.vaultcore.azure.net'
}

// Azure turns neither kind into the other, so each has a name of its own: the old address stays until a person removes it.
@export()
@description('Ending of the names of gateway and public address, by the kind of gateway.')
func gatewayEnding(network networkType) string => (network.?natGateway ?? 'Standard') == 'StandardV2' ? '-v2' : ''

@export()
@description('Name of the public address with which a made network calls Digital Post.')
func addressName(name string, network networkType) string => 'pip-${name}-outbound${gatewayEnding(network)}'

@export()
@description('Resource id of the subnet that the app joins; empty: none.')
func appSubnetId(groupId string, name string, vnetEnabled bool, landingZone landingZoneType) string =>
  vnetEnabled ? landingZone.?network.?appSubnetId ?? '${groupId}/providers/Microsoft.Network/virtualNetworks/vnet-${name}/subnets/app' : ''
