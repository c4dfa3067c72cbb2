// What line-of-business systems may do: each in its own folders, by a condition on the path.
import { principalType } from '../../types/postvogn.bicep'

@description('Name of the letters\' account.')
param accountName string

@description('The systems.')
param systems principalType[]

var role = {
  blobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
}

var blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

// Everything but a listing is judged by the blob's path, a listing by its prefix.
var onPath = '((!(ActionMatches{\'${blobs}/read\'} AND NOT SubOperationMatches{\'Blob.List\'}) AND !(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'}) AND !(ActionMatches{\'${blobs}/delete\'})) OR (@Resource[${blobs}:path] StringStartsWith \'<folder>/\'))'
var onListing = '((!(ActionMatches{\'${blobs}/read\'} AND SubOperationMatches{\'Blob.List\'})) OR (@Request[${blobs}:prefix] StringStartsWith \'<folder>/\'))'
var inFolder = '${onPath} AND ${onListing}'

var senders = filter(systems, system => !empty(system.?source))
var recipients = filter(systems, system => !empty(system.?destination))

resource drop 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  name: '${accountName}/default/drop'
}

resource outcomes 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  name: '${accountName}/default/outcomes'
}

resource inbox 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  name: '${accountName}/default/inbox'
}

resource dropsLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for system in senders: {
  name: guid(drop.id, system.principalId, role.blobDataContributor)
  scope: drop
  properties: {
    principalId: system.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataContributor)
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?source ?? '')
  }
}]

resource readsOutcomes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for system in senders: {
  name: guid(outcomes.id, system.principalId, role.blobDataReader)
  scope: outcomes
  properties: {
    principalId: system.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataReader)
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?source ?? '')
  }
}]

resource readsInbox 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for system in recipients: {
  name: guid(inbox.id, system.principalId, role.blobDataReader)
  scope: inbox
  properties: {
    principalId: system.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.blobDataReader)
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?destination ?? '')
  }
}]
