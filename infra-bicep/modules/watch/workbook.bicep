// The page that answers: is anything stuck, since when, and whose is it to mend?

import { tagsType } from '../../types/layers.bicep'

@description('Short name of the installation.')
param name string

@description('Region of the workbook.')
param location string

@description('Tags of the workbook.')
param tags tagsType

@description('Resource id of the Log Analytics workspace that Application Insights writes to.')
param workspaceId string

@description('Resource id of Application Insights, whose telemetry alone is shown.')
param insightsId string

@description('The workbook, with the workspace that it asks.')
var content = replace(replace(loadTextContent('workbook.json'), '__WORKSPACE_ID__', workspaceId), '__INSIGHTS_ID__', insightsId)

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook's name must be a GUID; the same at every deployment.
  name: guid(resourceGroup().id, name, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Postvogn ${name}'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: content
  }
}
