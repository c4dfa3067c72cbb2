// How long letters are kept. Nothing is said of open, received, receipts, recall and print: what lies there is work that is not done; nor of
// organisation, which holds a few notes until they are taken up; nor of quarantine: only a person removes from it.
import { retentionType } from '../../types/operation.bicep'

@description('Name of the letters\' account.')
param accountName string

@description('Days for each group of containers.')
param retention retentionType

@description('Which containers go together.')
var groups = [
  { name: 'sent', days: retention.sent, containers: ['drop', 'accepted', 'messages', 'transmissions'] }
  { name: 'outcomes', days: retention.outcomes, containers: ['outcomes'] }
  { name: 'aside', days: retention.aside, containers: ['refused', 'unmatched', 'unreadable'] }
  { name: 'inbox', days: retention.inbox, containers: ['inbox'] }
  { name: 'deliveries', days: retention.deliveries, containers: ['deliveries'] }
]

@description('A rule for each group.')
var removal = [for group in groups: {
  name: 'remove-${group.name}'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: { blobTypes: ['blockBlob'], prefixMatch: map(group.containers, container => '${container}/') }
    actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: group.days } } }
  }
}]

@description('The rule for what was replaced or removed.')
var earlierVersions = {
  name: 'remove-earlier-versions'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: { blobTypes: ['blockBlob'] }
    actions: { version: { delete: { daysAfterCreationGreaterThan: retention.recovery } } }
  }
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2026-09-01' = {
  parent: account
  name: 'default'
  properties: { policy: { rules: concat(removal, [earlierVersions]) } }
}
