// What the identity that plans pull requests may do in the installation's resource group: look.

@description('Object id of the identity.')
param principalId string

@description('Reader.')
var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

resource looks 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, reader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
    description: 'A plan compares with what stands.'
  }
}
