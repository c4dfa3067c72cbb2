// The shapes of the parameters about what guards the stores.

@export()
@description('What guards the stores beyond roles and firewalls. Much of it can be set once only (docs/adr/0034).')
type protectionType = {
  @description('Whether a removed vault is kept until its days are over. Once true, always true; false for a trial. Left out: true.')
  purgeProtection: bool?
  @description('Days that a removed vault, certificate or key can be brought back; set when the vault is made, never changed. Left out: 90.')
  @minValue(7)
  @maxValue(90)
  vaultRecoveryDays: int?
  @description('True for one deployment: brings a removed vault of this name back, with what was in it. Left out: false.')
  recoverVault: bool?
  @description('Whether storage encrypts twice, with two keys; set when an account is made, never changed. Left out: false.')
  infrastructureEncryption: bool?
  @description('Microsoft Defender for Storage on the letters\' account, at a price for each account and GB; left out: as the subscription has it.')
  defender: defenderType?
}

@export()
@description('Microsoft Defender for Storage.')
type defenderType = {
  @description('Most GB a month that it scans for malware when they are written; 0: none. It takes the place of no clamd: letters do not wait for it.')
  @minValue(0)
  scanGb: int
}
