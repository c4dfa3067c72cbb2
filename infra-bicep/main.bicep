// One installation of Postvogn in a resource group of its own (docs/adr/0009, docs/operations.md).
targetScope = 'subscription'

import { accessType } from 'types/access.bicep'
import { givenNamesType, namesOf, tagsType } from 'types/layers.bicep'
import { logsType } from 'types/logs.bicep'
import { appSubnetId, landingZoneType, networkType } from 'types/network.bicep'
import { retentionType, scaleType, tuningType, usualTuning } from 'types/operation.bicep'
import { postvognType } from 'types/postvogn.bicep'
import { protectionType } from 'types/protection.bicep'
import { regionType } from 'types/regions.bicep'
import { grantsType } from 'types/roles.bicep'
import { alertsType, budgetType } from 'types/watch.bicep'

@description('Short name of the installation, 3 to 12 small letters and digits; part of every resource name.')
@minLength(3)
@maxLength(12)
param name string

@description('Region, for example swedencentral or northeurope.')
param location regionType

@description('Tags of every resource.')
param tags tagsType = {}

@description('What the app is to know about Digital Post and its systems.')
param postvogn postvognType

@description('Timing of the app; the defaults suit most.')
param tuning tuningType = usualTuning()

@description('Who is let in.')
param access accessType

@description('Virtual network, private endpoints and a static address. False: public endpoints, same identities; for a trial.')
param vnetEnabled bool = true

@description('The network that is made, without use when vnetEnabled is false or the landing zone has one.')
param network networkType = { addressPrefix: '10.90.0.0/24', appPrefix: '10.90.0.0/26', endpointPrefix: '10.90.0.64/27', peerPrefixes: [] }

@description('What a landing zone has already: a network, private zones, a workspace.')
param landingZone landingZoneType = {}

@description('Names that a landing zone prescribes.')
param resourceNames givenNamesType = {}

@description('Redundancy of storage: Standard_ZRS keeps three copies in three zones.')
param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS' = 'Standard_ZRS'

@description('What guards the stores beyond roles and firewalls.')
param protection protectionType = {}

@description('How the app scales.')
param scale scaleType = { memoryMB: 2048, maximumInstances: 40, alwaysReadyHttp: 1 }

@description('Days that letters are kept, by group of containers.')
param retention retentionType = { sent: 90, outcomes: 90, aside: 365, inbox: 180, deliveries: 365, recovery: 14 }

@description('Logs: days kept, most GB a day (-1: no limit), and whether each read and write of a letter is recorded.')
param logs logsType = { days: 90, dailyQuotaGb: 5, letterAccess: true }

@description('Who is told when something is wrong.')
param alerts alertsType

@description('Monthly budget of the resource group.')
param budget budgetType

@description('Object id of the person who tries; may write drops, read what came of them, and fill the vault. Empty: nobody.')
param trialPrincipalId string = ''

@description('The topic of pointers for the municipality\'s own systems: none, or the tier of its namespace.')
param serviceBus 'none' | 'standard' | 'premium' = 'none'

@description('Whether letters, vault, public address and the app\'s identity are locked against removal.')
param locksEnabled bool = true

@description('Names of what has a name of its own in all of Azure.')
var names = namesOf(name, take(uniqueString(subscription().id, name), 5), resourceNames)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${name}'
  location: location
  tags: tags
}

module stores 'modules/stores/stores.bicep' = {
  scope: group
  params: {
    name: name, location: location, tags: tags, names: names, vnetEnabled: vnetEnabled, network: network, landingZone: landingZone
    access: access, storageSku: storageSku, protection: protection, retention: retention, logs: logs, locksEnabled: locksEnabled
  }
}

module app 'modules/app/app.bicep' = {
  scope: group
  params: {
    name: name, location: location, tags: tags, names: names, stores: stores.outputs.stores
    appSubnetId: appSubnetId(group.id, name, vnetEnabled, landingZone), postvogn: postvogn, tuning: tuning, access: access, scale: scale
    vnetEnabled: vnetEnabled, serviceBus: serviceBus, locksEnabled: locksEnabled
  }
}

module watch 'modules/watch/watch.bicep' = {
  scope: group
  params: {
    name: name, location: location, tags: tags, names: names, existingWorkspaceId: landingZone.?workspaceId ?? '', alerts: alerts, budget: budget
  }
  dependsOn: [stores]
}

module trial 'modules/app/trial.bicep' = if (!empty(trialPrincipalId)) {
  scope: group
  params: { principalId: trialPrincipalId, lettersAccountName: names.lettersAccount, vaultName: names.vault }
  dependsOn: [stores]
}

@description('Host name of the app: the endpoints in Administrative Access begin with it.')
output appHostName string = app.outputs.hostName

@description('Name of the app, for the pipeline that uploads the package.')
output appName string = names.app

@description('Address to give Digital Post; empty when vnetEnabled is false.')
output outboundAddress string = stores.outputs.stores.outboundAddress

@description('Name of the resource group.')
output resourceGroupName string = group.name

@description('Name of the vault, where certificates and API keys are to be put.')
output vaultName string = names.vault

@description('Name of the letters\' account, for line-of-business systems.')
output lettersAccountName string = names.lettersAccount

@description('The region.')
output AZURE_LOCATION string = location
@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name
@description('The app.')
output SERVICE_FUNCTIONS_NAME string = names.app
@description('Where the app is.')
output SERVICE_FUNCTIONS_URI string = 'https://${app.outputs.hostName}'

@description('What assignments of roles the deployment made, for eng/revoke-roles.sh.')
output grants grantsType = {
  below: app.outputs.grants.below
  assignments: concat(app.outputs.grants.assignments, trial.?outputs.assignments ?? [])
}
