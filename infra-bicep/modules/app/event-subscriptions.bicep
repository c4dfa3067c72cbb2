// Which containers' events wake which queue (docs/adr/0004). Needs the roles of the topic's identity first.
import { eventRoutes } from '../../types/stores.bicep'

@description('Name of the topic.')
param topicName string

@description('Name of the account of events: the queues, and what could not be delivered.')
param eventsAccountName string

@description('Seconds that a hint waits, as the app\'s own do.')
var sevenDays = 604800

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: eventsAccountName
}

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [for route in eventRoutes: {
  parent: topic
  name: '${route.container}-to-${route.queue}'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${route.container}/blobs/'
      ...(empty(route.ending) ? {} : { subjectEndsWith: route.ending })
    }
    deliveryWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      destination: {
        endpointType: 'StorageQueue'
        properties: { resourceId: account.id, queueName: route.queue, queueMessageTimeToLiveInSeconds: sevenDays }
      }
    }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: account.id, blobContainerName: 'undelivered' }
      }
    }
  }
}]
