// Where telemetry goes. Only identities write it: local authentication is off.
import { tagsType } from '../../types/layers.bicep'

@description('Name of Application Insights.')
param insightsName string

@description('Name of the workspace, where one is made.')
param workspaceName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Most GB of logs a day, against a runaway; -1: no limit.')
param dailyQuotaGb int

@description('Resource id of a workspace that exists; empty: one is made.')
param existingWorkspaceId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = if (empty(existingWorkspaceId)) {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyQuotaGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

@description('Resource id of the workspace that telemetry goes to.')
var workspaceUsed = empty(existingWorkspaceId) ? workspace.id : existingWorkspaceId

// How long it keeps telemetry is said by the workspace.
resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspaceUsed
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspaceUsed
