// What the operators' groups may do: see that it runs, and clear what stands aside. No letter is among it.
import { poisonQueues } from '../../types/stores.bicep'
import { grant, roles } from '../../types/roles.bicep'

@description('Object ids of the groups.')
param groups string[]

@description('Name of the letters\' account.')
param lettersAccountName string

@description('Name of the account of events.')
param eventsAccountName string

@description('Each group with each queue of poison.')
var clearings = flatten(map(groups, group => map(poisonQueues, queue => { group: group, queue: queue })))

resource outcomes 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${lettersAccountName}/default/outcomes'
}

resource undelivered 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${eventsAccountName}/default/undelivered'
}

resource poison 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' existing = [for clearing in clearings: {
  name: '${eventsAccountName}/default/${clearing.queue}'
}]

@description('Names of the assignments on the resource group.')
var onGroup = [for group in groups: guid(resourceGroup().id, group, roles.logAnalyticsReader)]

@description('Names of the assignments on outcomes.')
var onOutcomes = [for group in groups: guid(outcomes.id, group, roles.blobDataReader)]

@description('Names of the assignments on undelivered.')
var onUndelivered = [for group in groups: guid(undelivered.id, group, roles.blobDataContributor)]

@description('Names of the assignments on queues of poison.')
var onPoison = [for (clearing, i) in clearings: guid(poison[i].id, clearing.group, roles.queueDataContributor)]

// Log Analytics Reader reads all resources, as Reader does, and asks the workspace. A workspace elsewhere is its owner's to open.
resource readsGroup 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (group, i) in groups: {
  name: onGroup[i]
  properties: grant(group, 'Group', roles.logAnalyticsReader, 'operators see resources, alerts, workbook and logs')
}]

resource readsOutcomes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (group, i) in groups: {
  name: onOutcomes[i]
  scope: outcomes
  properties: grant(group, 'Group', roles.blobDataReader, 'operators see what became of a letter')
}]

resource clearsUndelivered 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (group, i) in groups: {
  name: onUndelivered[i]
  scope: undelivered
  properties: grant(group, 'Group', roles.blobDataContributor, 'operators look at undelivered events and remove them')
}]

resource clearsPoison 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (clearing, i) in clearings: {
  name: onPoison[i]
  scope: poison[i]
  properties: grant(clearing.group, 'Group', roles.queueDataContributor, 'operators look at poison hints and clear them')
}]

@description('Names of the assignments.')
output assignments string[] = concat(onGroup, onOutcomes, onUndelivered, onPoison)
