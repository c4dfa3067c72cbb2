var containers = ['drop', 'open', 'spare']

resource made 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for container in containers: {
  name: container
}]

resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for queue in ['drops', 'spare']: {
  name: queue
}]

var groups = [{ name: 'all', containers: ['drop', 'open', 'gone'] }]

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  name: 'default'
}
