// Who looks after the installation: alerts, the workbook, the budget.
import { namesType, tagsType } from '../../types/layers.bicep'
import { alertsType, budgetType } from '../../types/watch.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Names of what is watched.')
param names namesType

@description('Resource id of a workspace that exists; empty: one is made.')
param existingWorkspaceId string

@description('Who is told when something is wrong.')
param alerts alertsType

@description('Monthly budget of the resource group.')
param budget budgetType

@description('Resource id of Application Insights.')
var insightsId = resourceId('Microsoft.Insights/components', names.insights)

@description('Resource id of the workspace that it writes to.')
var workspaceId = empty(existingWorkspaceId) ? resourceId('Microsoft.OperationalInsights/workspaces', names.workspace) : existingWorkspaceId

module alertRules 'alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: workspaceId
    insightsId: insightsId
    emails: alerts.emails
    actionGroupIds: alerts.actionGroupIds
    thresholds: alerts.?thresholds ?? {}
  }
}

module workbook 'workbook.bicep' = {
  params: { name: name, location: location, tags: tags, workspaceId: workspaceId, insightsId: insightsId }
}

module monthlyBudget 'budget.bicep' = if (budget.amount > 0) {
  params: { name: name, budget: budget, emails: alerts.emails, actionGroupIds: alerts.actionGroupIds }
}
