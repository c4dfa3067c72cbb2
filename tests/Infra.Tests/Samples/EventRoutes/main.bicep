var routes = [
  { container: 'drop', queue: 'drops' }
  { container: 'inbox', queue: 'received' }
]

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = [for route in routes: {
  name: route.queue
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${route.container}/blobs/'
    }
    deliveryWithResourceIdentity: { destination: { endpointType: 'StorageQueue' } }
  }
}]
