// The test installation, against Digital Post's test environment. UUIDs, addresses and thumbprints are made up: give your own.
using 'main.bicep'

param name = 'pvtest'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'test' }

param postvogn = {
  environment: 'Test'
  systems: [
    {
      name: 'sender'
      id: '00000000-0000-4000-8000-000000000001'
      apiKeySecret: 'sender-api-key'
      certificate: 'organisation'
      cvr: '12345678'
      label: 'Testkommune'
      protocol: 'REST_PUSH'
      sends: true
      receives: false
    }
    {
      name: 'recipient'
      id: '00000000-0000-4000-8000-000000000002'
      apiKeySecret: 'recipient-api-key'
      certificate: 'organisation'
      cvr: '12345678'
      label: 'Testkommune'
      protocol: 'REST_PUSH'
      sends: false
      receives: true
    }
  ]
  certificates: [{ name: 'organisation', keyVaultCertificate: 'oces-test' }]
  sources: [{ name: 'benefits', system: 'sender' }]
  destinations: [{ name: 'benefits', contactPoints: ['00000000-0000-4000-8000-000000000003'] }]
  rules: [{ name: 'Benefits', destination: 'benefits', kle: ['32.*'] }]
  defaultDestination: 'unrouted'
  pushThumbprints: ['0000000000000000000000000000000000000000000000000000000000000000']
}

// The pipeline adds its own address for the length of a run.
param access = {
  operators: [{ name: 'office', cidr: '192.0.2.7/32' }]
  dropAddresses: []
  lineOfBusiness: [
    { principalId: '00000000-0000-4000-8000-000000000004', source: 'benefits', destination: 'benefits' }
  ]
}

param storageSku = 'Standard_LRS'
param scale = { memoryMB: 2048, maximumInstances: 40, alwaysReadyHttp: 0 }
param locksEnabled = false
param logs = { days: 30, dailyQuotaGb: 1, letterAccess: true }
param retention = { sent: 30, outcomes: 30, aside: 30, inbox: 30, deliveries: 30, recovery: 7 }
param alerts = { emails: ['drift@example.dk'], actionGroupIds: [] }
param budget = { amount: 100, startDate: '2026-12-01' }
