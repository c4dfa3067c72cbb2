// An installation in a landing zone: network, names and workspace are there, and policies write the names of endpoints. Ids and addresses are made up.
using '../../../infra-bicep/main.bicep'

param name = 'pvcorp'
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
  ]
  certificates: [{ name: 'organisation', keyVaultCertificate: 'oces-production' }]
  sources: [{ name: 'benefits', system: 'sender' }]
  destinations: []
  defaultDestination: 'unrouted'
  pushThumbprints: ['0000000000000000000000000000000000000000000000000000000000000000']
}

param access = { operators: [{ name: 'office', cidr: '192.0.2.7/32' }], dropAddresses: [], lineOfBusiness: [] }

var spoke = '/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-spoke'

param landingZone = {
  network: {
    appSubnetId: '${spoke}/subnets/postvogn-app'
    endpointSubnetId: '${spoke}/subnets/endpoints'
    outboundAddress: '198.51.100.20'
  }
  dns: { kind: 'policy' }
  workspaceId: '/subscriptions/00000000-0000-0000-0000-000000000004/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-central'
}

param resourceNames = { hostAccount: 'stpvcorphost01', lettersAccount: 'stpvcorpletters01', eventsAccount: 'stpvcorpevents01' }
param protection = { infrastructureEncryption: true, defender: { scanGb: 0 } }
param alerts = { emails: ['drift@example.dk'], actionGroupIds: [] }
param budget = { amount: 300, startDate: '2026-12-01' }
