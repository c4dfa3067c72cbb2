// What the deployer may do in the installation's resource group, and no more (docs/adr/0035).
import { roles } from '../../types/roles.bicep'

@description('Short name of the installation.')
param name string

@description('Object id of the pipeline\'s identity.')
param principalId string

@description('Id of the role of line-of-business systems, which it may give too.')
param systemRoleId string

@description('Azure\'s own roles of the deployer.')
var deployerRoles = {
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c'
  accessAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
}

@description('The roles that it may give, as a condition lists them.')
var givable = join(concat(map(items(roles), role => role.value), [systemRoleId]), ', ')

@description('The attributes of an assignment that conditions are about.')
var assignment = 'Microsoft.Authorization/roleAssignments'

@description('It gives these roles, to identities and groups. It removes any: a right that was given by hand must be able to go.')
var condition = join([
  '((!(ActionMatches{\'${assignment}/write\'}))'
  'OR (@Request[${assignment}:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${givable}}'
  'AND @Request[${assignment}:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {\'ServicePrincipal\', \'Group\'}))'
], ' ')

resource lockRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'locks')
  properties: {
    roleName: 'Postvogn locks (${name}, ${take(uniqueString(resourceGroup().id), 5)})'
    description: 'Sets and lifts locks.'
    type: 'customRole'
    permissions: [{ actions: ['Microsoft.Authorization/locks/*'], notActions: [], dataActions: [], notDataActions: [] }]
    assignableScopes: [resourceGroup().id]
  }
}

resource makesResources 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, deployerRoles.contributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', deployerRoles.contributor)
    description: 'The pipeline makes every resource of the templates.'
  }
}

resource locksResources 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, 'locks')
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: lockRole.id
    description: 'The pipeline sets locks, and lifts one while it removes rights.'
  }
}

resource givesRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, principalId, deployerRoles.accessAdministrator)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', deployerRoles.accessAdministrator)
    conditionVersion: '2.0'
    condition: condition
    description: 'The pipeline gives the roles of the templates, and takes roles back.'
  }
}
