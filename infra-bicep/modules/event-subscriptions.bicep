// Which containers' events wake which queue (docs/adr/0004). Needs the roles of the topic's identity first.

@description('Name of the topic.')
param topicName string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('Name of the account for events that could not be delivered.')
param undeliveredAccountName string

var routes = [
  { container: 'drop', queue: 'drops' }
  { container: 'received', queue: 'received' }
  { container: 'receipts', queue: 'receipts' }
]

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

resource undeliveredAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: undeliveredAccountName
}

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = [for route in routes: {
  parent: topic
  name: '${route.container}-to-${route.queue}'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${route.container}/blobs/'
    }
    deliveryWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      destination: {
        endpointType: 'ServiceBusQueue'
        properties: { resourceId: resourceId('Microsoft.ServiceBus/namespaces/queues', serviceBusName, route.queue) }
      }
    }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: undeliveredAccount.id, blobContainerName: 'undelivered' }
      }
    }
  }
}]
