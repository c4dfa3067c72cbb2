// The shapes of the parameters that operations decide.
import { addressType, principalType } from 'postvogn.bicep'
import { contactsTuningType } from 'contacts.bicep'

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
  @description('Memory of an instance in MB; bounds how many HTTP calls it takes at once (docs/adr/0027).')
  memoryMB: 512 | 2048 | 4096
  @description('Most instances.')
  @minValue(40)
  maximumInstances: int
  @description('HTTP instances that never go to sleep; Digital Post wants an answer within 10 s.')
  @minValue(0)
  alwaysReadyHttp: int
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
  @description('When receipts are fetched: NCRONTAB with seconds.')
  pullReceiptsSchedule: string
  @description('When letters are fetched.')
  pullMemosSchedule: string
  @description('When open letters are looked through.')
  sweepSchedule: string
  @description('When receipts that never came are looked up in the event log.')
  chaseReceiptsSchedule: string
  @description('When contact points that have changed are compared with the destinations.')
  checkContactPointsSchedule: string
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
