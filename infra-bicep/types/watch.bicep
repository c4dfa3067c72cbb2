// The shapes of the parameters about who looks after an installation: alerts and the budget.

@export()
@description('A monthly budget; mails at 80 % (actual) and 100 % (forecast).')
type budgetType = {
  @description('Amount a month in the currency of the subscription; 0: no budget.')
  @minValue(0)
  amount: int
  @description('First day of the first month, for example 2026-12-01: this month or one of the next twelve when the budget is made, and the same ever after.')
  startDate: string
}

@export()
@description('Who is told when something is wrong.')
type alertsType = {
  @description('Mail addresses.')
  emails: string[]
  @description('Further action groups, by resource id.')
  actionGroupIds: string[]
  @description('Thresholds that differ from those of docs/operations.md.')
  thresholds: thresholdsType?
}

@export()
@description('Thresholds of alerts; one that is left out keeps its default.')
type thresholdsType = {
  @description('Hours that a letter may be open. Digital Post can take many hours on a busy day.')
  oldestOpenHours: int?
  @description('Letters that wait for a receipt while none comes.')
  receiptsMissing: int?
  @description('Letters that failed within an hour.')
  lettersFailed: int?
  @description('Failed invocations of one function within half an hour.')
  functionsFailing: int?
  @description('Pushes refused within half an hour.')
  pushesRefused: int?
  @description('Calls that Digital Post did not take within an hour, for one system.')
  notTaken: int?
  @description('Days before a certificate expires: first warning.')
  certificateDays: int?
  @description('Days before a certificate expires: last warning.')
  certificateDaysLeft: int?
  @description('Hours that the list of who can be reached may be old.')
  contactListHours: int?
  @description('Drops without an end for longer than an hour.')
  dropsOverdue: int?
  @description('Letters with a print provider for longer than tuning.printOverdueAfter.')
  printsOverdue: int?
  @description('Hints in a poison queue.')
  poisonHints: int?
  @description('First and last hour of a working day in Denmark: the rule on missing success is quiet outside them.')
  office: {
    @description('First hour.')
    from: int
    @description('Last hour.')
    to: int
  }?
}
