// The topic of pointers to outcomes and received letters, for the municipality's own systems (docs/adr/0035).
import { addressType } from '../../types/postvogn.bicep'
import { principalType } from '../../types/access.bicep'
import { tagsType } from '../../types/layers.bicep'
import { grant, roles } from '../../types/roles.bicep'

@description('Name of the namespace. The sku is part of it: Azure changes none in place.')
param namespaceName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Tier.')
param sku 'Standard' | 'Premium'

@description('Whether only named addresses lead here.')
param private bool

@description('The static address of the app.')
param outboundAddress string

@description('Public addresses of line-of-business systems.')
param addresses addressType[]

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Resource id of the app\'s identity, for names of assignments.')
param appIdentityId string

@description('The systems; each has a subscription.')
param systems principalType[]

@description('Who gets in: the app, and the systems.')
var callers = concat([outboundAddress], map(addresses, address => replace(address.cidr, '/32', '')))

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: namespaceName
  location: location
  tags: tags
  sku: sku == 'Premium' ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    // Disabled would refuse the addresses, too.
    publicNetworkAccess: 'Enabled'
  }
}

resource firewall 'Microsoft.ServiceBus/namespaces/networkRuleSets@2026-01-01' = {
  parent: namespace
  name: 'default'
  properties: {
    publicNetworkAccess: 'Enabled'
    defaultAction: private ? 'Deny' : 'Allow'
    ipRules: [for caller in (private ? callers : []): { ipMask: caller, action: 'Allow' }]
  }
}

resource topic 'Microsoft.ServiceBus/namespaces/topics@2026-01-01' = {
  parent: namespace
  name: 'letters'
  properties: {
    defaultMessageTimeToLive: 'P14D'
    // A pointer that is sent again, because nobody knows whether it arrived, has the same id.
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'P1D'
  }
}

resource appSends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(topic.id, appIdentityId, roles.serviceBusSender)
  scope: topic
  properties: grant(appPrincipalId, 'ServicePrincipal', roles.serviceBusSender, 'the app tells systems of outcomes and letters')
}

module subscriptions 'service-bus-subscriptions.bicep' = {
  params: { namespaceName: namespaceName, topicName: topic.name, systems: systems }
}

@description('Names of the assignments.')
output assignments string[] = concat([appSends.name], subscriptions.outputs.assignments)
