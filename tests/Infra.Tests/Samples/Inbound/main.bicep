resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'x'
  properties: {
    httpsOnly: true
    clientCertEnabled: false
    clientCertMode: 'OptionalInteractiveUser'
    clientCertExclusionPaths: '/api/health'
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      ipSecurityRestrictions: [{ name: 'all', ipAddress: 'Any', action: 'Allow', priority: 1 }]
      ipSecurityRestrictionsDefaultAction: 'Allow'
      scmIpSecurityRestrictionsDefaultAction: 'Deny'
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}
