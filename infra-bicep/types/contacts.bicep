// The shapes of the parameters about who can be reached.

@export()
@description('How the app knows who can be reached.')
type contactsType = {
  @description('Name of the system that looks contacts up and asks for changes; left out: none does.')
  system: string?
  @description('Name of the system that fetches the list of the night over SFTP; left out: there is no list.')
  systemOfList: string?
  @description('Where Digital Post is to push changes: https://{appHostName}/api/contact-changes; left out: it pushes none.')
  notificationUrl: string?
}

@export()
@description('Timing and limits of what is known of contacts.')
type contactsTuningType = {
  @description('When the list of the night is fetched, in UTC; runs after a good one end at once. Left out: 2 to 7, or once a day without systemOfList.')
  pullListSchedule: string?
  @description('When changes are fetched; left out: every five minutes, or once a day without systemOfList.')
  pullChangesSchedule: string?
  @description('Share of the last list\'s registrations that a list must have, for example 0.99.')
  smallestShare: string
  @description('How long ago a list may have been created: d.hh:mm:ss.')
  oldestAge: string
  @description('Rows of the wrong shape that are passed over before a list is refused.')
  badRowsAllowed: int
}
