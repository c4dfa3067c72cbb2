// A trial: `azd up` makes it, `azd down --force --purge` removes all of it (docs/adr/0037, docs/operations.md). It has no network of its own, so
// Digital Post cannot let it in by address. UUIDs and thumbprints are made up: give your own.
using 'main.bicep'

@description('What azd calls the environment.')
var given = readEnvironmentVariable('AZURE_ENV_NAME', '')

@description('That name; without azd the usual one.')
var environment = empty(given) ? 'pvtrial' : given

// azd takes up to 64 letters, digits and -_.(), an installation 3 to 12 small letters and digits.
@description('Its small letters and digits.')
var plain = join(
  filter(map(range(0, length(environment)), i => toLower(substring(environment, i, 1))), c => contains('abcdefghijklmnopqrstuvwxyz0123456789', c)),
  ''
)

@description('The region that azd was given.')
var region = readEnvironmentVariable('AZURE_LOCATION', '')

@description('The address that is let in, for example 192.0.2.7.')
var address = readEnvironmentVariable('POSTVOGN_ADDRESS', '')

// With a hash of the whole name, always: `Team-A` and `teama` are two installations, and no environment, whatever it is called, has the resource
// group of another installation, which `azd up` would overwrite and `azd down` remove.
param name = '${take(plain, 7)}${take(uniqueString(environment), 5)}'
param location = empty(region) ? 'swedencentral' : toLower(region)
param tags = { service: 'postvogn', environment: 'trial', 'azd-env-name': environment }

param postvogn = {
  environment: 'Test'
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

param access = {
  operators: empty(address) ? [] : [{ name: 'trial', cidr: '${address}/32' }]
  dropAddresses: empty(address) ? [] : [{ name: 'trial', cidr: '${address}/32' }]
  lineOfBusiness: []
}

param trialPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param storageSku = 'Standard_LRS'
param vnetEnabled = false
param locksEnabled = false
// `azd down --purge` then frees the vault's name at once.
param protection = { purgeProtection: false, vaultRecoveryDays: 7 }
param scale = { memoryMB: 2048, maximumInstances: 40, alwaysReadyHttp: 0 }
param logs = { days: 30, dailyQuotaGb: 1, letterAccess: true }
param retention = { sent: 30, outcomes: 30, aside: 30, inbox: 30, deliveries: 30, recovery: 7 }
param alerts = { emails: [], actionGroupIds: [] }
param budget = { amount: 0, startDate: '2026-12-01' }
