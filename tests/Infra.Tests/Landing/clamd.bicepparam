// An installation with a network of its own, a clamd in it, a gateway in all zones, and zones of a hub. Ids and addresses are made up.
using '../../../infra-bicep/main.bicep'

param name = 'pvclamd'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'test' }

param postvogn = {
  environment: 'Test'
  systems: [
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
  sources: []
  destinations: [{ name: 'benefits', contactPoints: ['00000000-0000-4000-8000-000000000003'] }]
  defaultDestination: 'unrouted'
  pushThumbprints: ['0000000000000000000000000000000000000000000000000000000000000000']
  clamd: 'tcp://10.90.0.100:3310'
}

param access = { operators: [{ name: 'office', cidr: '192.0.2.7/32' }], dropAddresses: [], lineOfBusiness: [] }

param network = {
  addressPrefix: '10.90.0.0/24'
  appPrefix: '10.90.0.0/26'
  endpointPrefix: '10.90.0.64/27'
  peerPrefixes: []
  natGateway: 'StandardV2'
  clamd: { prefix: '10.90.0.96/27', delegation: 'Microsoft.App/environments' }
}

var zones = '/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones'

param landingZone = {
  dns: {
    kind: 'zones'
    blob: '${zones}/privatelink.blob.core.windows.net'
    queue: '${zones}/privatelink.queue.core.windows.net'
    vault: '${zones}/privatelink.vaultcore.azure.net'
  }
}

param protection = { purgeProtection: false, vaultRecoveryDays: 7 }
param alerts = { emails: ['drift@example.dk'], actionGroupIds: [] }
param budget = { amount: 100, startDate: '2026-12-01' }
