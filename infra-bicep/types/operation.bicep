// The shapes of the parameters that operations decide.
import { addressType, principalType } from 'postvogn.bicep'
import { contactsTuningType } from 'contacts.bicep'
import { alwaysReadyType } from 'always-ready.bicep'

@export()
@description('Who is let in.')
type accessType = {
  @description('Operators and pipelines: the app (smoke test), package upload and Key Vault.')
  operators: addressType[]
  @description('Public addresses from which line-of-business systems reach the letters; none: private endpoints only.')
  dropAddresses: addressType[]
  @description('The line-of-business systems and their folders.')
  lineOfBusiness: principalType[]
}

@export()
@description('Days after the last change until Azure removes a blob; work that is not done is never removed.')
type retentionType = {
  @description('Letters that were sent: drop, accepted, messages, transmissions.')
  @minValue(30)
  sent: int
  @description('Outcomes for line-of-business systems.')
  @minValue(7)
  outcomes: int
  @description('What a person must look at: refused, unmatched, unreadable.')
  @minValue(30)
  aside: int
  @description('Delivered letters in the inbox. Long enough that none goes before a line-of-business system has taken it.')
  @minValue(7)
  inbox: int
  @description('Knowledge of delivered letters, by which a duplicate is known. Digital Post resends for a week (TI 10.10).')
  @minValue(30)
  deliveries: int
  @description('Days in which a removed or replaced blob can be brought back.')
  @minValue(7)
  recovery: int
}

@export()
@description('How the app scales.')
type scaleType = {
  @description('Memory of an instance in MB; bounds how many HTTP calls it takes at once (docs/adr/0027). 512: neither letters in nor archives out.')
  memoryMB: 512 | 2048 | 4096
  // 14: should Azure count them over all functions, each queue function, timer and all of HTTP still have one (docs/adr/0036).
  @description('Most instances on demand of each queue function and timer, and of all HTTP functions. Not every region takes less than 40.')
  @minValue(14)
  @maxValue(1000)
  maximumInstances: int
  @description('HTTP instances that never go to sleep; Digital Post wants an answer within 10 s. A trial needs none.')
  @minValue(0)
  alwaysReadyHttp: int
  @description('Queue functions of which instances never go to sleep; left out: none.')
  alwaysReadyQueues: alwaysReadyType[]?
}

@export()
@description('Timing of the app; durations as hh:mm:ss.')
type tuningType = {
  @description('How long anything open may stand still.')
  sweepAfter: string
  @description('How long to wait for receipts before a POST without an answer is sent again.')
  resendUnknownAfter: string
  @description('First wait after a call that was not taken.')
  retryAfter: string
  @description('How long a letter may wait for its receipt before the event log is asked about it.')
  chaseAfter: string
  @description('How long an accepted letter waits for others that go in the same archive.')
  batchWait: string
  @description('How long a drop may lie without an end before it is counted as overdue.')
  dropOverdueAfter: string
  @description('How many days ahead doNotDeliverUntilDate may lie.')
  maxDaysUntilDelivery: int
  @description('Most letters in one archive.')
  maxLetters: int
  @description('Most bytes in one archive, before packing.')
  maxBytes: int
  @description('How often secrets and certificates are read again.')
  secretsRefreshEvery: string
  @description('When receipts are fetched: NCRONTAB with seconds. Left out: every minute, or hourly when all are pushed.')
  pullReceiptsSchedule: string?
  @description('When letters are fetched; left out: every minute, or hourly when all are pushed.')
  pullMemosSchedule: string?
  @description('When open letters are looked through.')
  sweepSchedule: string
  @description('When receipts that never came are looked up in the event log.')
  chaseReceiptsSchedule: string
  @description('When contact points that have changed are compared with the destinations; left out: hourly, or daily without organisation.')
  checkContactPointsSchedule: string?
  @description('Who can be reached.')
  contacts: contactsTuningType
}

@export()
@description('Logs.')
type logsType = {
  @description('Days kept.')
  days: int
  @description('Most GB a day, against a runaway; -1: no limit.')
  dailyQuotaGb: int
  @description('Whether every read and write of a letter is recorded.')
  letterAccess: bool
}

@export()
@description('A monthly budget; mails at 80 % (actual) and 100 % (forecast).')
type budgetType = {
  @description('Amount a month in the currency of the subscription; 0: no budget.')
  @minValue(0)
  amount: int
  @description('First day of the first month, for example 2026-01-01; Azure refuses to change it later.')
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
  @description('Failed invocations of one function within 15 minutes.')
  functionsFailing: int?
  @description('Pushes refused within 15 minutes.')
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
