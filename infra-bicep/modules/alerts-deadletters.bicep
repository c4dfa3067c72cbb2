// Messages in a dead-letter queue: a metric of Service Bus itself, so it works also when the app does not run.

@description('Short name of the installation.')
param name string

@description('Tags of the rule.')
param tags object

@description('Resource id of the Service Bus namespace.')
param serviceBusId string

@description('Resource ids of the action groups that are told.')
param actionGroupIds string[]

@description('Messages that may lie in one dead-letter queue.')
param threshold int

@description('Address of the page that says what to do.')
param page string

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${name}-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'Messages lie in a dead-letter queue. ${page}'
    severity: 2
    enabled: true
    scopes: [serviceBusId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-letters'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          operator: 'GreaterThan'
          threshold: threshold
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [for id in actionGroupIds: { actionGroupId: id }]
  }
}
