// Microsoft Defender for Storage on the letters' account. It makes a topic of blob events there when it scans and finds none, and an account has
// one at most: ours, which queues hang on, must be the first (microsoft/AzureTRE#4978 is a deployment that fails on this).
import { defenderType } from '../../types/protection.bicep'

@description('Name of the letters\' account.')
param accountName string

@description('What it does.')
param defender defenderType

@description('Whether it scans.')
var scans = defender.scanGb > 0

resource account 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: accountName
}

resource settings 'Microsoft.Security/defenderForStorageSettings@2025-01-01' = {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: { onUpload: { isEnabled: scans, capGBPerMonth: scans ? defender.scanGb : -1 } }
    // It would read letters to find out what is in them.
    sensitiveDataDiscovery: { isEnabled: false }
  }
}
