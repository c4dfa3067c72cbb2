// What the stores are made of: said once, for those who make them and for those who give rights on them.

@export()
@description('The containers of letters (docs/adr/0004).')
var containers = [
  'accepted'
  'contacts'
  'deliveries'
  'drop'
  'health'
  'inbox'
  'messages'
  'open'
  'organisation'
  'outcomes'
  'print'
  'quarantine'
  'recall'
  'received'
  'receipts'
  'refused'
  'transmissions'
  'unmatched'
  'unreadable'
]

@export()
@description('The queues of the triggers; beside each lies the one of its poison.')
var triggerQueues = [
  'drops'
  'outbound'
  'receipts'
  'received'
  'requests'
  'transmissions'
  'urgent'
]

// A message that its function has failed at `maxDequeueCount` times (host.json) goes to the queue with -poison. All are made by us: the host
// would make one that it misses, and needs no right to when none is missing.
@export()
@description('The queues of poison.')
var poisonQueues = map(triggerQueues, queue => '${queue}-poison')

@export()
@description('Which containers\' events wake which queue (docs/adr/0004): of blobs whose names end so; empty: of all.')
var eventRoutes = [
  { container: 'drop', queue: 'drops', ending: '' }
  { container: 'received', queue: 'received', ending: '' }
  { container: 'recall', queue: 'requests', ending: '' }
  { container: 'print', queue: 'requests', ending: '/printed.json' }
]

@export()
@description('The queues that get events.')
var eventQueues = union(map(eventRoutes, route => route.queue), [])
