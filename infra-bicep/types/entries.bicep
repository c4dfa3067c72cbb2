// The app settings of the lists: numbered, since a setting's name takes no hyphen and no ø, and what they name does (docs/adr/0036).
import { checkedNames } from 'names.bicep'
import { certificateType, postvognType, systemType } from 'postvogn.bicep'
import { destinationType, ruleType, sourceType } from 'sources.bicep'

@export()
@description('App settings.')
type settingsType = {
  @description('The value of the setting of that name.')
  *: string
}

@description('Settings of systems.')
func ofSystems(systems systemType[], names string[]) settingsType[] =>
  map(systems, (system, i) => {
    'Postvogn__Systems__${i}__Name': names[i]
    'Postvogn__Systems__${i}__Id': system.id
    'Postvogn__Systems__${i}__ApiKeySecret': system.?apiKeySecret ?? ''
    'Postvogn__Systems__${i}__Certificate': system.?certificate ?? ''
    'Postvogn__Systems__${i}__Cvr': system.cvr
    'Postvogn__Systems__${i}__VendorCvr': system.?vendorCvr ?? ''
    'Postvogn__Systems__${i}__Label': system.label
    'Postvogn__Systems__${i}__Protocol': system.protocol
    'Postvogn__Systems__${i}__Sftp__User': system.?sftp.?user ?? ''
    'Postvogn__Systems__${i}__Sftp__PrivateKeySecret': system.?sftp.?privateKeySecret ?? ''
    'Postvogn__Systems__${i}__Sends': string(system.sends)
    'Postvogn__Systems__${i}__Receives': string(system.receives)
  })

@description('Settings of certificates.')
func ofCertificates(certificates certificateType[], names string[]) settingsType[] =>
  map(certificates, (certificate, i) => {
    'Postvogn__Certificates__${i}__Name': names[i]
    'Postvogn__Certificates__${i}__KeyVaultCertificate': certificate.keyVaultCertificate
  })

@description('Settings of sources.')
func ofSources(sources sourceType[], names string[]) settingsType[] =>
  map(sources, (source, i) => {
    'Postvogn__Sources__${i}__Name': names[i]
    'Postvogn__Sources__${i}__System': source.system
    'Postvogn__Sources__${i}__Check': source.?check ?? ''
    'Postvogn__Sources__${i}__Print': string(source.?print ?? false)
    'Postvogn__Sources__${i}__PrintAfter': source.?printAfter ?? ''
    'Postvogn__Sources__${i}__Destination': source.?destination ?? ''
    'Postvogn__Sources__${i}__ReplyContactPoint': source.?replyContactPoint ?? ''
    'Postvogn__Sources__${i}__Template': source.?template ?? ''
  })

@description('Settings of destinations.')
func ofDestinations(destinations destinationType[], names string[]) settingsType[] =>
  map(destinations, (destination, i) => {
    'Postvogn__Inbox__Destinations__${i}__Name': names[i]
    'Postvogn__Inbox__Destinations__${i}__ContactPoints': join(destination.contactPoints, ',')
  })

@description('Settings of rules; what is left out is blank, which the app takes for left out.')
func ofRules(rules ruleType[]) settingsType[] =>
  map(rules, (rule, i) => {
    'Postvogn__Inbox__Rules__${i}__Name': rule.?name ?? ''
    'Postvogn__Inbox__Rules__${i}__Destination': rule.destination
    'Postvogn__Inbox__Rules__${i}__ContactPoint': join(rule.?contactPoints ?? [], ',')
    'Postvogn__Inbox__Rules__${i}__Kle': join(rule.?kle ?? [], ',')
    'Postvogn__Inbox__Rules__${i}__Form': join(rule.?form ?? [], ',')
    'Postvogn__Inbox__Rules__${i}__Subject': rule.?subject ?? ''
    'Postvogn__Inbox__Rules__${i}__SenderType': rule.?senderType ?? ''
    'Postvogn__Inbox__Rules__${i}__ReplyText': rule.?replyText ?? ''
  })

@export()
@description('The settings of all lists; a name that can be no folder stops the deployment.')
func entriesOf(postvogn postvognType) settingsType =>
  reduce(
    concat(
      ofSystems(postvogn.systems, checkedNames('system', map(postvogn.systems, its => its.name))),
      ofCertificates(postvogn.certificates, checkedNames('certificate', map(postvogn.certificates, its => its.name))),
      ofSources(postvogn.sources, checkedNames('source', map(postvogn.sources, its => its.name))),
      ofDestinations(postvogn.destinations, checkedNames('destination', map(postvogn.destinations, its => its.name))),
      ofRules(postvogn.?rules ?? [])
    ),
    {},
    (all, one) => union(all, one)
  )
