// The one identity of the app. User-assigned: roles stay when the app is made anew.

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

@description('Resource id, for the function app.')
output id string = identity.id

@description('Client id, for settings.')
output clientId string = identity.properties.clientId

@description('Object id, for roles.')
output principalId string = identity.properties.principalId
