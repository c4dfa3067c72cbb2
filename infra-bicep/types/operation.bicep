// The shapes of the parameters that operations decide.
import { contactsTuningType } from 'contacts.bicep'
import { alwaysReadyType } from 'always-ready.bicep'

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
  @maxValue(365)
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
@description('Timing that suits most.')
func usualTuning() tuningType => {
  sweepAfter: '00:10:00'
  resendUnknownAfter: '00:15:00'
  retryAfter: '00:00:10'
  chaseAfter: '12:00:00'
  batchWait: '00:00:05'
  dropOverdueAfter: '01:00:00'
  printOverdueAfter: '3.00:00:00'
  maxDaysUntilDelivery: 365
  maxLetters: 1000
  maxBytes: 200000000
  secretsRefreshEvery: '01:00:00'
  sweepSchedule: '15 */5 * * * *'
  chaseReceiptsSchedule: '45 20 * * * *'
  contacts: { smallestShare: '0.99', oldestAge: '1.12:00:00', badRowsAllowed: 0 }
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
  @description('How long a letter may lie with a print provider before it is counted as overdue.')
  printOverdueAfter: string
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
