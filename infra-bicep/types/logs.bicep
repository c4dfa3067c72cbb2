// The shape of the parameter about logs.

@export()
@description('Logs.')
type logsType = {
  @description('Days kept.')
  @minValue(30)
  @maxValue(730)
  days: int
  @description('Most GB a day, against a runaway; -1: no limit.')
  dailyQuotaGb: int
  @description('Whether every read and write of a letter is recorded.')
  letterAccess: bool
}
