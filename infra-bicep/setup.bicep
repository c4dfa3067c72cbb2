// Once an installation, by an Owner of the subscription: the resource group, the roles of our own, and the rights of who deploys and plans.
// After it the pipeline deploys main.bicep without any right on the subscription but deployments themselves (docs/adr/0035).
targetScope = 'subscription'

import { tagsType } from 'types/layers.bicep'
import { systemRoleId } from 'types/roles.bicep'

@description('Short name of the installation, as in its parameter file.')
@minLength(3)
@maxLength(12)
param name string

@description('Region.')
param location string

@description('Tags of the resource group.')
param tags tagsType = {}

@description('Object id of the identity (service principal) that deploys.')
param deployerPrincipalId string

@description('Object id of the identity that plans pull requests; empty: none.')
param planPrincipalId string = ''

@description('What a deployment at the subscription needs there: to be written and read. What it makes needs rights where it is made.')
var deploymentActions = [
  'Microsoft.Resources/deployments/read'
  'Microsoft.Resources/deployments/write'
  'Microsoft.Resources/deployments/validate/action'
  'Microsoft.Resources/deployments/whatIf/action'
  'Microsoft.Resources/deployments/operations/read'
  'Microsoft.Resources/deployments/operationstatuses/read'
  'Microsoft.Resources/deployments/cancel/action'
  'Microsoft.Resources/subscriptions/read'
  'Microsoft.Resources/subscriptions/operationresults/read'
]

@description('What a plan needs: it writes nothing.')
var planActions = [
  'Microsoft.Resources/deployments/read'
  'Microsoft.Resources/deployments/validate/action'
  'Microsoft.Resources/deployments/whatIf/action'
  'Microsoft.Resources/deployments/operationstatuses/read'
  'Microsoft.Resources/subscriptions/read'
  'Microsoft.Resources/subscriptions/operationresults/read'
]

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${name}'
  location: location
  tags: tags
}

module systemRole 'modules/app/system-role.bicep' = {
  scope: group
  params: { name: name }
}

module deployer 'modules/setup/deployer.bicep' = {
  scope: group
  params: { name: name, principalId: deployerPrincipalId, systemRoleId: systemRoleId(group.id) }
}

module plan 'modules/setup/plan.bicep' = if (!empty(planPrincipalId)) {
  scope: group
  params: { principalId: planPrincipalId }
}

resource deploymentRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, name, 'deployments')
  properties: {
    roleName: 'Postvogn deployments (${name}, ${take(uniqueString(subscription().id, name), 5)})'
    description: 'Writes and follows deployments at the subscription; makes nothing by itself.'
    type: 'customRole'
    permissions: [{ actions: deploymentActions, notActions: [], dataActions: [], notDataActions: [] }]
    assignableScopes: [subscription().id]
  }
}

resource deploys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, name, deployerPrincipalId, 'deployments')
  properties: {
    principalId: deployerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: deploymentRole.id
    description: 'The pipeline deploys ${name}.'
  }
}

resource planRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(planPrincipalId)) {
  name: guid(subscription().id, name, 'plan')
  properties: {
    roleName: 'Postvogn plan (${name}, ${take(uniqueString(subscription().id, name), 5)})'
    description: 'Asks what a deployment would change.'
    type: 'customRole'
    permissions: [{ actions: planActions, notActions: [], dataActions: [], notDataActions: [] }]
    assignableScopes: [subscription().id]
  }
}

resource plans 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(planPrincipalId)) {
  name: guid(subscription().id, name, planPrincipalId, 'plan')
  properties: {
    principalId: planPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: planRole.id
    description: 'Pull requests are told what ${name} would become.'
  }
}

@description('For access.systemRoleId of the parameter file: the pipeline may not make this role.')
output systemRoleId string = systemRoleId(group.id)
