// Who may do what: our own identities, line-of-business systems, operators; and the topic, whose subscriptions are rights of systems.
import { accessType, checkedPrincipals } from '../../types/access.bicep'
import { namesType, storesType, tagsType } from '../../types/layers.bicep'
import { checkedFolder } from '../../types/names.bicep'
import { grantsType, systemRoleId } from '../../types/roles.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Names that more than one layer must know.')
param names namesType

@description('What the app must know of its stores.')
param stores storesType

@description('Who is let in.')
param access accessType

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Resource id of the app\'s identity. Names of assignments hang on it, and not on what Azure tells during the deployment.')
param appIdentityId string

@description('Virtual network, private endpoints and a static address.')
param vnetEnabled bool

@description('The topic for the municipality\'s own systems.')
param serviceBus 'none' | 'standard' | 'premium'

@description('Who drops and takes letters, with names that can stand in a condition.')
var systems = map(checkedPrincipals(access.lineOfBusiness), its => {
  ...its
  source: checkedFolder('source', its.?source)
  destination: checkedFolder('destination', its.?destination)
  print: checkedFolder('source', its.?print)
})

@description('Namespaces that this installation may have or have had: what is left on one that is switched off goes, too.')
var namespaces = {
  standard: 'sb-${name}-standard-${take(uniqueString(resourceGroup().id), 5)}'
  premium: 'sb-${name}-premium-${take(uniqueString(resourceGroup().id), 5)}'
}

module roles 'roles.bicep' = {
  params: {
    appPrincipalId: appPrincipalId
    appIdentityId: appIdentityId
    topicPrincipalId: stores.topicPrincipalId
    topicName: names.eventTopic
    hostAccountName: names.hostAccount
    lettersAccountName: names.lettersAccount
    eventsAccountName: names.eventsAccount
    vaultName: names.vault
    insightsName: names.insights
  }
}

module systemRole 'system-role.bicep' = if (empty(access.?systemRoleId)) {
  params: { name: name }
}

module lineOfBusiness 'line-of-business.bicep' = {
  params: {
    accountName: names.lettersAccount
    systems: systems
    writerRoleId: access.?systemRoleId ?? systemRoleId(resourceGroup().id)
  }
  dependsOn: [systemRole]
}

module operators 'operators.bicep' = {
  params: {
    groups: access.?operatorGroups ?? []
    lettersAccountName: names.lettersAccount
    eventsAccountName: names.eventsAccount
  }
}

module topic 'service-bus.bicep' = if (serviceBus != 'none') {
  params: {
    namespaceName: serviceBus == 'premium' ? namespaces.premium : namespaces.standard
    location: location
    tags: tags
    sku: serviceBus == 'premium' ? 'Premium' : 'Standard'
    private: vnetEnabled
    outboundAddress: stores.outboundAddress
    addresses: access.dropAddresses
    appPrincipalId: appPrincipalId
    appIdentityId: appIdentityId
    systems: systems
  }
}

@description('What eng/revoke-roles.sh compares with the assignments that stand.')
output grants grantsType = {
  below: [
    resourceId('Microsoft.Storage/storageAccounts', names.lettersAccount)
    resourceId('Microsoft.Storage/storageAccounts', names.eventsAccount)
    resourceId('Microsoft.ServiceBus/namespaces', namespaces.standard)
    resourceId('Microsoft.ServiceBus/namespaces', namespaces.premium)
  ]
  assignments: concat(
    roles.outputs.assignments,
    lineOfBusiness.outputs.assignments,
    operators.outputs.assignments,
    topic.?outputs.assignments ?? []
  )
}
