// Every app setting there is (docs/configuration.md). The tests hold this file against what the app reads.
import { entriesOf } from '../../types/entries.bicep'
import { checkedNames } from '../../types/names.bicep'
import { postvognType } from '../../types/postvogn.bicep'
import { tuningType } from '../../types/operation.bicep'
import { schedulesOf } from '../../types/schedules.bicep'

@description('Name of the function app.')
param appName string

@description('Name of Application Insights.')
param insightsName string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Name of the host\'s account.')
param hostAccountName string

@description('Where the letters lie.')
param lettersUri string

@description('Where the queues of hints lie.')
param hintsUri string

@description('Address of the vault.')
param vaultUri string

@description('What the app is to know about Digital Post and its systems.')
param postvogn postvognType

@description('Timing of the app.')
param tuning tuningType

@description('Most HTTP calls that an instance takes at once.')
param httpConcurrency int

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

@description('Whether this is Digital Post itself, and not its test.')
var production = postvogn.environment == 'Production'

@description('What the host and the platform read.')
var platform = {
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  AzureFunctionsJobHost__extensions__http__maxConcurrentRequests: string(httpConcurrency)
  HintQueues__queueServiceUri: hintsUri
  HintQueues__credential: 'managedidentity'
  HintQueues__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true'
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true'
  OTEL_DOTNET_AZURE_MONITOR_ENABLE_RESOURCE_METRICS: 'false'
}

@description('What the app reads, but for lists and schedules.')
var own = {
  Postvogn__Storage__ServiceUri: lettersUri
  Postvogn__Identity__ClientId: identityClientId
  Postvogn__KeyVault__Uri: vaultUri
  Postvogn__KeyVault__RefreshEvery: tuning.secretsRefreshEvery
  Postvogn__DigitalPost__BaseAddress: production ? 'https://api.digitalpost.dk' : 'https://api.test.digitalpost.dk'
  Postvogn__DigitalPost__Environment: postvogn.environment
  Postvogn__DigitalPost__MaxDaysUntilDelivery: string(tuning.maxDaysUntilDelivery)
  Postvogn__Inbox__DefaultDestination: checkedNames('default destination', [postvogn.defaultDestination])[0]
  Postvogn__Organisation__System: postvogn.?organisation.?system ?? ''
  Postvogn__Organisation__NotificationUrl: postvogn.?organisation.?notificationUrl ?? ''
  Postvogn__Push__Thumbprints: join(postvogn.pushThumbprints, ',')
  Postvogn__Push__Cvr: postvogn.?pushIssuers.?cvr ?? ''
  Postvogn__Push__Issuers: postvogn.?pushIssuers.?certificates ?? ''
  Postvogn__Sftp__Host: empty(postvogn.?sftp) ? '' : production ? 'sftp.digitalpost.dk' : 'sftp.test.digitalpost.dk'
  Postvogn__Sftp__Port: '22'
  Postvogn__Sftp__HostKeys: join(postvogn.?sftp.?hostKeys ?? [], ',')
  Postvogn__Scan__Clamd: postvogn.?clamd ?? ''
  Postvogn__PersonNames__Certificate: postvogn.?personNames.?certificate ?? ''
  Postvogn__PersonNames__ClientId: postvogn.?personNames.?clientId ?? ''
  Postvogn__PersonNames__Address: postvogn.?personNames.?address ?? ''
  Postvogn__PersonNames__TokenAddress: postvogn.?personNames.?tokenAddress ?? ''
  Postvogn__Timing__SweepAfter: tuning.sweepAfter
  Postvogn__Timing__ResendUnknownAfter: tuning.resendUnknownAfter
  Postvogn__Timing__RetryAfter: tuning.retryAfter
  Postvogn__Timing__ChaseAfter: tuning.chaseAfter
  Postvogn__Timing__BatchWait: tuning.batchWait
  Postvogn__Timing__DropOverdueAfter: tuning.dropOverdueAfter
  Postvogn__Timing__PrintOverdueAfter: tuning.printOverdueAfter
  Postvogn__Transmissions__MaxLetters: string(tuning.maxLetters)
  Postvogn__Transmissions__MaxBytes: string(tuning.maxBytes)
  Postvogn__Contacts__System: postvogn.?contacts.?system ?? ''
  Postvogn__Contacts__ListSystem: postvogn.?contacts.?systemOfList ?? ''
  Postvogn__Contacts__NotificationUrl: postvogn.?contacts.?notificationUrl ?? ''
  Postvogn__Contacts__SmallestShare: tuning.contacts.smallestShare
  Postvogn__Contacts__OldestAge: tuning.contacts.oldestAge
  Postvogn__Contacts__BadRowsAllowed: string(tuning.contacts.badRowsAllowed)
}

resource settings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(platform, own, schedulesOf(postvogn, tuning), entriesOf(postvogn))
}
