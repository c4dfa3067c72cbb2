// A trial: `azd up` makes it, `azd down --force --purge` removes all of it (docs/adr/0037, docs/operations.md). It has no network of its own, so
// Digital Post cannot let it in by address. UUIDs and thumbprints are made up: give your own.
using 'main.bicep'

// azd's name of the environment: up to 64 letters, digits and -_.(); ours has 3 to 12 small letters and digits. Without azd: the default.
@description('The name of azd\'s environment.')
var environment = readEnvironmentVariable('AZURE_ENV_NAME', 'pvtrial')

@description('Its small letters and digits.')
var plain = replace(replace(replace(replace(replace(toLower(environment), '-', ''), '_', ''), '.', ''), '(', ''), ')', '')

@description('The address that is let in, for example 192.0.2.7.')
var address = readEnvironmentVariable('POSTVOGN_ADDRESS', '')

// A name that fits stays as it is. Else a hash of the whole name follows: `Team-A` and `teama` are two installations.
param name = environment == plain && length(plain) >= 3 && length(plain) <= 12 ? plain : '${take(plain, 7)}${take(uniqueString(environment), 5)}'
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
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
