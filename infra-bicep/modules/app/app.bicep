// The app, its identity, its rights and its settings, and the events that wake it.
import { accessType } from '../../types/access.bicep'
import { postvognType } from '../../types/postvogn.bicep'
import { namesType, storesType, tagsType } from '../../types/layers.bicep'
import { scaleType, tuningType } from '../../types/operation.bicep'
import { grantsType } from '../../types/roles.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Names of what has a name of its own in all of Azure.')
param names namesType

@description('What the app must know of its stores.')
param stores storesType

@description('Resource id of the subnet that the app joins; empty: none.')
param appSubnetId string

@description('What the app is to know about Digital Post and its systems.')
param postvogn postvognType

@description('Timing of the app.')
param tuning tuningType

@description('Who is let in.')
param access accessType

@description('How the app scales.')
param scale scaleType

@description('Virtual network, private endpoints and a static address.')
param vnetEnabled bool

@description('The topic for the municipality\'s own systems.')
param serviceBus 'none' | 'standard' | 'premium'

@description('Whether the app\'s identity is locked against removal.')
param locksEnabled bool

@description('Name of the app\'s identity.')
var identityName = 'id-${name}'

@description('Its resource id, known before it is made: names of assignments hang on it, so that a plan shows them.')
var identityId = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', identityName)

// The host reads a body that has a length whole before it calls the app: the largest letter costs it 400 MB. At rest, host and worker take
// 300 MB (docs/adr/0027).
@description('Most HTTP calls that an instance takes at once.')
var httpConcurrency = max(1, (scale.memoryMB - 300) / 400)

module identity 'identity.bicep' = {
  params: { identityName: identityName, location: location, tags: tags, locksEnabled: locksEnabled }
}

module rights 'rights.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    names: names
    stores: stores
    access: access
    appPrincipalId: identity.outputs.principalId
    appIdentityId: identityId
    vnetEnabled: vnetEnabled
    serviceBus: serviceBus
  }
}

module eventSubscriptions 'event-subscriptions.bicep' = {
  params: { topicName: names.eventTopic, eventsAccountName: names.eventsAccount }
  dependsOn: [rights]
}

module functionApp 'function-app.bicep' = {
  params: {
    appName: names.app
    name: name
    location: location
    tags: tags
    identityId: identityId
    packageUri: stores.packageUri
    subnetId: appSubnetId
    operators: access.operators
    callers: access.?callers ?? []
    scale: scale
    httpConcurrency: httpConcurrency
  }
  dependsOn: [rights]
}

module settings 'app-settings.bicep' = {
  params: {
    appName: names.app
    insightsName: names.insights
    identityClientId: identity.outputs.clientId
    hostAccountName: names.hostAccount
    lettersUri: stores.lettersUri
    hintsUri: stores.hintsUri
    vaultUri: stores.vaultUri
    postvogn: postvogn
    tuning: tuning
    httpConcurrency: httpConcurrency
  }
  dependsOn: [functionApp]
}

@description('Host name, for the endpoints in Administrative Access.')
output hostName string = functionApp.outputs.hostName

@description('What is to be compared with the assignments that stand.')
output grants grantsType = rights.outputs.grants
