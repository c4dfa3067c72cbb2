// The one identity of the app. User-assigned: roles stay when the app is made anew.
import { tagsType } from '../../types/layers.bicep'

@description('Its name.')
param identityName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Whether it is locked against removal.')
param locksEnabled bool

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

// One of the same name would be another one, to which Azure does not move the roles of this one (docs/adr/0035).
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locksEnabled) {
  name: 'identity'
  scope: identity
  properties: { level: 'CanNotDelete', notes: 'Every role of the app hangs on it.' }
}

@description('Client id, for settings.')
output clientId string = identity.properties.clientId

@description('Object id, for roles.')
output principalId string = identity.properties.principalId
