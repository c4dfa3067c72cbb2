// When timers run: as tuning says, else often where there is something to do and seldom where there is nothing (docs/adr/0036). A timer
// wakes an instance and pays for a second of it at least: every minute is 86,400 GB-s a month at 2,048 MB.
import { settingsType } from 'entries.bicep'
import { postvognType } from 'postvogn.bicep'
import { tuningType } from 'operation.bicep'

@description('Whether receipts wait to be fetched for some system, and are not pushed.')
func fetchesReceipts(postvogn postvognType) bool =>
  !empty(filter(postvogn.systems, system => system.sends && system.protocol != 'REST_PUSH'))

@description('Whether letters wait to be fetched for some system, and are not pushed.')
func fetchesLetters(postvogn postvognType) bool =>
  !empty(filter(postvogn.systems, system => system.receives && system.protocol != 'REST_PUSH'))

@export()
@description('The settings of all timers: NCRONTAB with seconds.')
func schedulesOf(postvogn postvognType, tuning tuningType) settingsType => {
  PullReceiptsSchedule: tuning.?pullReceiptsSchedule ?? (fetchesReceipts(postvogn) ? '0 * * * * *' : '0 0 * * * *')
  PullMemosSchedule: tuning.?pullMemosSchedule ?? (fetchesLetters(postvogn) ? '30 * * * * *' : '30 0 * * * *')
  SweepSchedule: tuning.sweepSchedule
  ChaseReceiptsSchedule: tuning.chaseReceiptsSchedule
  CheckContactPointsSchedule: tuning.?checkContactPointsSchedule ?? (empty(postvogn.?organisation) ? '15 40 4 * * *' : '15 40 * * * *')
  PullContactListSchedule: tuning.contacts.?pullListSchedule ?? (empty(postvogn.?contacts.?systemOfList) ? '0 10 4 * * *' : '0 10 2-7 * * *')
  PullContactChangesSchedule: tuning.contacts.?pullChangesSchedule ?? (empty(postvogn.?contacts.?systemOfList) ? '30 5 4 * * *' : '30 */5 * * * *')
}
