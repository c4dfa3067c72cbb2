// Who looks after the installation: alerts, the workbook, the budget.
import { storesType, tagsType } from '../../types/layers.bicep'
import { alertsType, budgetType } from '../../types/watch.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('What is watched.')
param stores storesType

@description('Who is told when something is wrong.')
param alerts alertsType

@description('Monthly budget of the resource group.')
param budget budgetType

module alertRules 'alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: stores.workspaceId
    emails: alerts.emails
    actionGroupIds: alerts.actionGroupIds
    thresholds: alerts.?thresholds ?? {}
    only: alerts.?only ?? []
  }
}

module workbook 'workbook.bicep' = {
  params: { name: name, location: location, tags: tags, workspaceId: stores.workspaceId }
}

module monthlyBudget 'budget.bicep' = if (budget.amount > 0) {
  params: { name: name, budget: budget, emails: alerts.emails }
}
