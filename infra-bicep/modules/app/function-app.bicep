// The function app: a .NET isolated worker on Flex Consumption.
import { tagsType } from '../../types/layers.bicep'
import { addressType } from '../../types/postvogn.bicep'
import { scaleType } from '../../types/operation.bicep'

@description('Name of the function app.')
param appName string

@description('Short name of the installation; part of every resource name.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags tagsType

@description('Resource id of the app\'s identity.')
param identityId string

@description('Where the package lies.')
param packageUri string

@description('Resource id of the subnet that the app joins; empty: none.')
param subnetId string

@description('Addresses of operators and pipelines.')
param operators addressType[]

@description('Addresses of systems that call the app: its main site alone.')
param callers addressType[]

@description('How the app scales.')
param scale scaleType

@description('Most HTTP calls that an instance takes at once.')
param httpConcurrency int

@description('The address from which Digital Post calls, the same for its test and production (TI 3.2 and 13.2).')
var digitalPost = [{ name: 'digital-post', cidr: '80.198.95.62/32' }]

@description('Who reaches the main site.')
var admitted = concat(digitalPost, operators, callers)

@description('Groups of functions with instances that never go to sleep, by the names that Flex Consumption gives them.')
var alwaysReady = concat(
  scale.alwaysReadyHttp == 0 ? [] : [{ name: 'http', instanceCount: scale.alwaysReadyHttp }],
  map(scale.?alwaysReadyQueues ?? [], its => { name: 'function:${its.function}', instanceCount: its.instances })
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  // azd finds the app by this tag (azure.yaml).
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    // Asked for everywhere and excluded nowhere: else the platform renegotiates and refuses bodies above 100 KB (docs/adr/0009).
    clientCertEnabled: true
    clientCertMode: 'Optional'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUri
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.memoryMB
        maximumInstanceCount: scale.maximumInstances
        alwaysReady: alwaysReady
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: [for (caller, i) in admitted: {
        name: caller.name
        ipAddress: caller.cidr
        action: 'Allow'
        priority: 100 + i
      }]
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Deny'
      scmIpSecurityRestrictions: [for (operator, i) in operators: {
        name: operator.name
        ipAddress: operator.cidr
        action: 'Allow'
        priority: 100 + i
      }]
    }
  }
}

// Publishing with a user name and a password is off; identities publish. Flex has no FTP, and refuses the property ftpsState.
resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  #disable-next-line BCP187 // The provider has refused these without it; AVM gives it too.
  location: location
  properties: { allow: false }
}

resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  #disable-next-line BCP187
  location: location
  properties: { allow: false }
}

@description('Host name, for the endpoints in Administrative Access.')
output hostName string = app.properties.defaultHostName
