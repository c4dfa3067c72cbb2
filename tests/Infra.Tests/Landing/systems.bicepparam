// An installation with several line-of-business systems, whose folders have names that are hard: one that begins another one's, letters beyond
// a to z, a dot. One sends alone, one receives alone from a folder that another one sends for. Ids and addresses are made up.
using '../../../infra-bicep/main.bicep'

param name = 'pvsystems'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'test' }

param postvogn = {
  environment: 'Test'
  systems: [
    {
      name: 'both'
      id: '00000000-0000-4000-8000-000000000001'
      apiKeySecret: 'both-api-key'
      certificate: 'organisation'
      cvr: '12345678'
      label: 'Testkommune'
      protocol: 'REST_PUSH'
      sends: true
      receives: true
    }
  ]
  certificates: [{ name: 'organisation', keyVaultCertificate: 'oces-test' }]
  sources: [
    { name: 'benefits', system: 'both' }
    { name: 'benefits2', system: 'both' }
    { name: 'børn_og.Unge', system: 'both' }
  ]
  destinations: [{ name: 'benefits', contactPoints: ['00000000-0000-4000-8000-000000000003'] }]
  rules: [{ destination: 'benefits', kle: ['32.*'] }]
  defaultDestination: 'unrouted'
  pushThumbprints: ['0000000000000000000000000000000000000000000000000000000000000000']
}

param access = {
  operators: [{ name: 'office', cidr: '192.0.2.7/32' }]
  callers: [{ name: 'contacts', cidr: '192.0.2.64/27' }]
  dropAddresses: [{ name: 'hall', cidr: '192.0.2.8/32' }]
  lineOfBusiness: [
    { principalId: '00000000-0000-4000-8000-000000000011', source: 'benefits' }
    { principalId: '00000000-0000-4000-8000-000000000012', source: 'benefits2', destination: 'benefits2' }
    { principalId: '00000000-0000-4000-8000-000000000013', source: 'børn_og.Unge' }
    { principalId: '00000000-0000-4000-8000-000000000014', destination: 'benefits', name: 'archive' }
    { principalId: '00000000-0000-4000-8000-000000000015', print: 'benefits' }
  ]
  operatorGroups: ['00000000-0000-4000-8000-000000000021']
}

param scale = {
  memoryMB: 2048
  maximumInstances: 40
  alwaysReadyHttp: 1
  alwaysReadyQueues: [{ function: 'SendTransmission', instances: 1 }]
}
param serviceBus = 'standard'
param protection = { purgeProtection: true, defender: { scanGb: 100 } }
param alerts = { emails: [], actionGroupIds: [] }
param budget = { amount: 100, startDate: '2026-12-01' }
