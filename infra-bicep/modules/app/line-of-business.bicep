// What line-of-business systems may do: each in its own folders, by a condition on the path.
import { principalType } from '../../types/access.bicep'
import { grant, roles } from '../../types/roles.bicep'

@description('Name of the letters\' account.')
param accountName string

@description('The systems.')
param systems principalType[]

@description('Id of the role by which they write (system-role.bicep).')
param writerRoleId string

@description('The data actions that conditions are about.')
var blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

@description('What is judged by the blob\'s path: everything but a listing.')
var byPath = 'ActionMatches{\'${blobs}/read\'} AND NOT SubOperationMatches{\'Blob.List\'}'

@description('What is judged by the prefix that is asked for: a listing.')
var byPrefix = 'ActionMatches{\'${blobs}/read\'} AND SubOperationMatches{\'Blob.List\'}'

@description('Reads and writes only in the folder.')
var onPath = join([
  '((!(${byPath}) AND !(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'}))'
  'OR (@Resource[${blobs}:path] StringStartsWith \'<folder>/\'))'
], ' ')

@description('Lists only the folder.')
var onListing = '((!(${byPrefix})) OR (@Request[${blobs}:prefix] StringStartsWith \'<folder>/\'))'

@description('Both, for a folder.')
var inFolder = '${onPath} AND ${onListing}'

@description('Systems with a folder in drop, recall and outcomes.')
var senders = filter(systems, system => !empty(system.?source))

@description('Systems with a folder in inbox.')
var recipients = filter(systems, system => !empty(system.?destination))

resource drop 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${accountName}/default/drop'
}

@description('Print providers: systems with a folder in print.')
var printers = filter(systems, system => !empty(system.?print))

resource recall 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${accountName}/default/recall'
}

resource print 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${accountName}/default/print'
}

resource outcomes 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${accountName}/default/outcomes'
}

resource inbox 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' existing = {
  name: '${accountName}/default/inbox'
}

@description('Names of the assignments on drop.')
var onDrop = [for system in senders: guid(drop.id, system.principalId, writerRoleId)]

@description('Names of the assignments on recall.')
var onRecall = [for system in senders: guid(recall.id, system.principalId, writerRoleId)]

@description('Names of the assignments on print.')
var onPrint = [for system in printers: guid(print.id, system.principalId, writerRoleId)]

@description('Names of the assignments on outcomes.')
var onOutcomes = [for system in senders: guid(outcomes.id, system.principalId, roles.blobDataReader)]

@description('Names of the assignments on inbox.')
var onInbox = [for system in recipients: guid(inbox.id, system.principalId, roles.blobDataReader)]

resource dropsLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in senders: {
  name: onDrop[i]
  scope: drop
  properties: {
    ...grant(system.principalId, 'ServicePrincipal', writerRoleId, 'a system drops letters in its folder')
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?source ?? '')
  }
}]

resource recallsLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in senders: {
  name: onRecall[i]
  scope: recall
  properties: {
    ...grant(system.principalId, 'ServicePrincipal', writerRoleId, 'a system recalls letters of its folder')
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?source ?? '')
  }
}]

// It reads the letters and writes its answers.
resource printsLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in printers: {
  name: onPrint[i]
  scope: print
  properties: {
    ...grant(system.principalId, 'ServicePrincipal', writerRoleId, 'a print provider reads the letters of a source, and answers')
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?print ?? '')
  }
}]

resource readsOutcomes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in senders: {
  name: onOutcomes[i]
  scope: outcomes
  properties: {
    ...grant(system.principalId, 'ServicePrincipal', roles.blobDataReader, 'a system reads what became of its letters')
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?source ?? '')
  }
}]

// It copies; what it has copied is the retention rule's to remove (docs/adr/0035).
resource readsInbox 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in recipients: {
  name: onInbox[i]
  scope: inbox
  properties: {
    ...grant(system.principalId, 'ServicePrincipal', roles.blobDataReader, 'a system reads the letters to its folder')
    conditionVersion: '2.0'
    condition: replace(inFolder, '<folder>', system.?destination ?? '')
  }
}]

@description('Names of the assignments.')
output assignments string[] = concat(onDrop, onRecall, onPrint, onOutcomes, onInbox)
