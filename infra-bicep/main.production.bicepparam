// The production installation. UUIDs, addresses and thumbprints are made up: give your own.
using 'main.bicep'

param name = 'pvprod'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'production' }

param postvogn = {
  environment: 'Production'
  systems: [
    {
      name: 'sender'
      id: '00000000-0000-4000-8000-000000000001'
      apiKeySecret: 'sender-api-key'
      certificate: 'organisation'
      cvr: '12345678'
      label: 'Prøvekommune'
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
      label: 'Prøvekommune'
      protocol: 'REST_PUSH'
      sends: false
      receives: true
    }
  ]
  certificates: [{ name: 'organisation', keyVaultCertificate: 'oces-production' }]
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

param storageSku = 'Standard_ZRS'
param vnetEnabled = true
param locksEnabled = true
param logs = { days: 180, dailyQuotaGb: 10, letterAccess: true }
param retention = { sent: 90, outcomes: 90, aside: 365, inbox: 180, deliveries: 365, recovery: 14 }
param alerts = { emails: ['drift@example.dk', 'digitalpost@example.dk'], actionGroupIds: [] }
param budget = { amount: 300, startDate: '2026-12-01' }
