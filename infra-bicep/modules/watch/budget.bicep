// A mail before the bill surprises.
import { budgetType } from '../../types/watch.bicep'

@description('Short name of the installation; part of every resource name.')
param name string

@description('The budget.')
param budget budgetType

@description('Mail addresses.')
param emails string[]

@description('Resource ids of action groups.')
param actionGroupIds string[]

// Azure refuses a notification that reaches nobody.
@description('Who is told.')
var told = empty(emails) && empty(actionGroupIds)
  ? { contactEmails: [], contactRoles: ['Owner'] }
  : { contactEmails: emails, contactGroups: actionGroupIds }

resource monthly 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: 'budget-${name}'
  properties: {
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: budget.startDate }
    amount: budget.amount
    notifications: {
      actual80: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 80, thresholdType: 'Actual', ...told }
      forecast100: { enabled: true, operator: 'GreaterThanOrEqualTo', threshold: 100, thresholdType: 'Forecasted', ...told }
    }
  }
}
