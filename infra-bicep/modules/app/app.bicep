// The app, its identity, its rights and its settings, and the events that wake it.
import { checkedFolder } from '../../types/names.bicep'
import { postvognType } from '../../types/postvogn.bicep'
import { namesType, storesType, tagsType } from '../../types/layers.bicep'
import { accessType, scaleType, tuningType } from '../../types/operation.bicep'

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

@description('What the app is to know about Digital Post and its systems.')
param postvogn postvognType

@description('Timing of the app.')
param tuning tuningType

@description('Who is let in.')
param access accessType

@description('How the app scales.')
param scale scaleType

// The host reads a body that has a length whole before it calls the app: the largest letter costs it 400 MB. At rest, host and worker take
// 300 MB (docs/adr/0027).
@description('Most HTTP calls that an instance takes at once.')
var httpConcurrency = max(1, (scale.memoryMB - 300) / 400)

@description('Who drops and takes letters, with names that can stand in a condition.')
var principals = map(access.lineOfBusiness, its => {
  ...its
  source: checkedFolder('source', its.?source)
  destination: checkedFolder('destination', its.?destination)
})

module identity 'identity.bicep' = {
  params: { name: name, location: location, tags: tags }
}

module roles 'roles.bicep' = {
  params: {
    appPrincipalId: identity.outputs.principalId
    topicPrincipalId: stores.topicPrincipalId
    hostAccountName: names.hostAccount
    lettersAccountName: names.lettersAccount
    eventsAccountName: names.eventsAccount
    vaultName: names.vault
    insightsName: stores.insightsName
  }
}

module lineOfBusiness 'line-of-business.bicep' = {
  params: { accountName: names.lettersAccount, systems: principals }
}

module eventSubscriptions 'event-subscriptions.bicep' = {
  params: { topicName: stores.topicName, eventsAccountName: names.eventsAccount }
  dependsOn: [roles]
}

module functionApp 'function-app.bicep' = {
  params: {
    appName: names.app
    name: name
    location: location
    tags: tags
    identityId: identity.outputs.id
    packageUri: stores.packageUri
    subnetId: stores.appSubnetId
    operators: access.operators
    scale: scale
    httpConcurrency: httpConcurrency
  }
  dependsOn: [roles]
}

module settings 'app-settings.bicep' = {
  params: {
    appName: names.app
    insightsName: stores.insightsName
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
