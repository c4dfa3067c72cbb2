// Who is told when something stands still. Each rule names its page in docs/operations.md.
import { tagsType } from '../../types/layers.bicep'
import { thresholdsType } from '../../types/watch.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region of the rules that have one.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Resource id of the Log Analytics workspace that Application Insights writes to.')
param workspaceId string

@description('Resource id of Application Insights: a workspace may hold the telemetry of others, of another installation too.')
param insightsId string

@description('Mail addresses that every alert goes to.')
param emails string[]

@description('Resource ids of further action groups, for example one that calls a duty system.')
param actionGroupIds string[] = []

@description('Where docs/operations.md can be read; each alert links to its part of the page.')
param operationsPage string = 'https://github.com/postvogn/postvogn/blob/main/docs/operations.md'

@description('Thresholds. An installation passes only those that it changes.')
param thresholds thresholdsType = {}

@description('First and last hour of a working day.')
var office = thresholds.?office ?? { from: 8, to: 16 }

@description('The query on missing success, with those hours.')
var noSuccess = replace(replace(loadTextContent('kql/no-success.kql'), '{fromHour}', string(office.from)), '{toHour}', string(office.to))

// operator and threshold judge the column Value of the query; window and every are ISO 8601. A rule that looks every 15 minutes costs a third
// of one that looks every 5. What counts a burst has a window of twice that, so that none is cut in two.
@description('Every rule.')
var rules = [
  { key: 'not-running', severity: 1, says: 'Sweep has said nothing for half an hour: the app does not run, or its telemetry does not arrive.'
    query: loadTextContent('kql/not-running.kql'), by: '', operator: 'LessThan', threshold: 1, window: 'PT30M', every: 'PT15M' }
  { key: 'oldest-open-letter', severity: 2, says: 'A letter has been open for too long.'
    query: loadTextContent('kql/oldest-open.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?oldestOpenHours ?? 4, window: 'PT1H', every: 'PT15M' }
  { key: 'receipts-missing', severity: 2, says: 'Letters wait for receipts and none has come for two hours.'
    query: loadTextContent('kql/receipts-missing.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?receiptsMissing ?? 0, window: 'PT2H', every: 'PT15M' }
  { key: 'no-success-in-office-hours', severity: 1, says: 'Letters are accepted but none is sent, in office hours.'
    query: noSuccess, by: '', operator: 'GreaterThan', threshold: 0, window: 'PT2H', every: 'PT15M' }
  { key: 'letters-failed', severity: 2, says: 'Letters failed; they must be dropped again.'
    query: loadTextContent('kql/letters-failed.kql'), by: 'System', operator: 'GreaterThan', threshold: thresholds.?lettersFailed ?? 0, window: 'PT1H', every: 'PT15M' }
  { key: 'functions-failing', severity: 2, says: 'A function fails again and again.'
    query: loadTextContent('kql/functions-failing.kql'), by: 'Function', operator: 'GreaterThan', threshold: thresholds.?functionsFailing ?? 5, window: 'PT30M', every: 'PT15M' }
  { key: 'digital-post-refuses', severity: 2, says: 'Digital Post does not take our calls.'
    query: loadTextContent('kql/not-taken.kql'), by: 'System', operator: 'GreaterThan', threshold: thresholds.?notTaken ?? 10, window: 'PT1H', every: 'PT15M' }
  { key: 'pushes-refused', severity: 2, says: 'Pushes are refused for their client certificate.'
    query: loadTextContent('kql/pushes-refused.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?pushesRefused ?? 5, window: 'PT30M', every: 'PT15M' }
  { key: 'vault-or-identity-refused', severity: 1, says: 'A certificate or secret cannot be read or used.'
    query: loadTextContent('kql/vault-refused.kql'), by: '', operator: 'GreaterThan', threshold: 0, window: 'PT1H', every: 'PT15M' }
  { key: 'virus-scan', severity: 2, says: 'A letter is infected, or waits because it cannot be scanned.'
    query: loadTextContent('kql/virus-scan.kql'), by: '', operator: 'GreaterThan', threshold: 0, window: 'PT1H', every: 'PT15M' }
  { key: 'certificate-expires', severity: 3, says: 'A certificate must be renewed, or a system stops being active.'
    query: loadTextContent('kql/certificate.kql'), by: 'Certificate', operator: 'LessThanOrEqual', threshold: thresholds.?certificateDays ?? 30, window: 'P1D', every: 'PT6H' }
  { key: 'certificate-expires-soon', severity: 1, says: 'A certificate is about to expire, or a system to stop being active.'
    query: loadTextContent('kql/certificate.kql'), by: 'Certificate', operator: 'LessThanOrEqual', threshold: thresholds.?certificateDaysLeft ?? 7, window: 'P1D', every: 'PT6H' }
  { key: 'contact-list-old', severity: 2, says: 'The list of who can be reached is old: no good list has come.'
    query: loadTextContent('kql/contact-list.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?contactListHours ?? 36, window: 'P1D', every: 'PT6H' }
  { key: 'drops-overdue', severity: 2, says: 'Drops have had no end for too long.'
    query: loadTextContent('kql/drops-overdue.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?dropsOverdue ?? 0, window: 'PT1H', every: 'PT15M' }
  { key: 'prints-overdue', severity: 3, says: 'Letters have lain with a print provider for too long.'
    query: loadTextContent('kql/prints-overdue.kql'), by: '', operator: 'GreaterThan', threshold: thresholds.?printsOverdue ?? 0, window: 'PT1H', every: 'PT15M' }
  { key: 'poison-hints', severity: 2, says: 'Hints lie in a poison queue.'
    query: loadTextContent('kql/poison-hints.kql'), by: 'Queue', operator: 'GreaterThan', threshold: thresholds.?poisonHints ?? 0, window: 'PT1H', every: 'PT15M' }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [for email in emails: { name: email, emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for rule in rules: {
  name: 'alert-${name}-${rule.key}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '${name}: ${rule.key}'
    description: '${rule.says} ${operationsPage}#${rule.key}'
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: rule.every
    windowSize: rule.window
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: replace(rule.query, '{insights}', insightsId)
          metricMeasureColumn: 'Value'
          timeAggregation: 'Maximum'
          dimensions: empty(rule.by) ? [] : [{ name: rule.by, operator: 'Include', values: ['*'] }]
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: {
      actionGroups: concat([people.id], actionGroupIds)
      customProperties: { page: '${operationsPage}#${rule.key}' }
    }
  }
}]
