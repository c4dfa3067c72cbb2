// The shapes of the parameters. Secrets are given by the name they have in Key Vault, never by value.
import { contactsType } from 'contacts.bicep'
import { personNamesType } from 'person-names.bicep'
import { sftpLoginType, sftpServerType } from 'sftp.bicep'
import { destinationType, ruleType, sourceType } from 'sources.bicep'

@export()
@description('A sender or recipient system of Digital Post.')
type systemType = {
  @description('Its name in our configuration.')
  name: string
  @description('Its id in Administrative Access, a UUID.')
  id: string
  @description('Name of the Key Vault secret that holds its API key; left out for SFTP alone, which has none.')
  apiKeySecret: string?
  @description('Name of one of the certificates; left out for SFTP alone.')
  certificate: string?
  @description('CVR number of the organisation.')
  cvr: string
  @description('CVR number of the vendor that the system is delegated to; left out: none.')
  vendorCvr: string?
  @description('Name of the organisation as the recipient sees it.')
  label: string
  @description('How letters and receipts go and come, as set up in Administrative Access.')
  protocol: 'REST_PUSH' | 'REST_PULL' | 'REST_PUBLISH_SUBSCRIBE' | 'SFTP'
  @description('How it enters the SFTP server; left out: it does not.')
  sftp: sftpLoginType?
  @description('Whether it sends letters.')
  sends: bool
  @description('Whether it receives letters.')
  receives: bool
}

@export()
@description('An OCES certificate.')
type certificateType = {
  @description('Its name in our configuration.')
  name: string
  @description('Name of the certificate in Key Vault.')
  keyVaultCertificate: string
}

@export()
@description('How Digital Post is known by issuer when it pushes.')
type pushIssuersType = {
  @description('Digital Post\'s CVR number.')
  cvr: string
  @description('PEM text of the OCES root and issuing certificate, for example by loadTextContent.')
  certificates: string
}

@export()
@description('How the organisation\'s contact points are watched.')
type organisationType = {
  @description('Name of the system that asks for them.')
  system: string
  @description('Where Digital Post tells of changes, https://{app}/api/organisation-changes; the system must be a sender system. Left out: they are compared once a day.')
  notificationUrl: string?
}

@export()
@description('What the app is to know about Digital Post and its systems.')
type postvognType = {
  @description('Which Digital Post.')
  environment: 'Test' | 'Production'
  @description('The systems.')
  systems: systemType[]
  @description('The certificates.')
  certificates: certificateType[]
  @description('Who drops letters.')
  sources: sourceType[]
  @description('Where received letters go.')
  destinations: destinationType[]
  @description('Rules for received letters that answer none of ours, the first wins; left out: none.')
  rules: ruleType[]?
  @description('Inbox folder for letters to no known contact point.')
  defaultDestination: string
  @description('How contact points are watched; left out: not at all.')
  organisation: organisationType?
  @description('SHA-256 thumbprints of the certificates with which Digital Post pushes.')
  pushThumbprints: string[]
  @description('How else it is known; left out: by thumbprints alone.')
  pushIssuers: pushIssuersType?
  @description('Who can be reached; left out: nothing is kept about contacts.')
  contacts: contactsType?
  @description('The SFTP server; left out: no system uses it.')
  sftp: sftpServerType?
  @description('The clamd that scans received letters, for example tcp://10.90.0.100:3310 in the subnet of network.clamd; left out: nothing is scanned.')
  clamd: string?
  @description('How names are looked up by CPR number; left out: they are not.')
  personNames: personNamesType?
}

@export()
@description('An address that is let in.')
type addressType = {
  @description('Whose it is; shown in the list of rules.')
  name: string
  @description('Public address or range in CIDR notation, for example 192.0.2.7/32 or 192.0.2.8/30; storage takes no /31.')
  cidr: string
}
