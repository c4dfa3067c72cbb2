// An installation that gives every parameter of the app, with names as a municipality has them. Ids, numbers and keys are made up.
using '../../../infra-bicep/main.bicep'

param name = 'pvall'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'test' }

param postvogn = {
  environment: 'Test'
  systems: [
    {
      name: 'social-affairs'
      id: '00000000-0000-4000-8000-000000000001'
      apiKeySecret: 'social-affairs-api-key'
      certificate: 'organisation-2026'
      cvr: '12345678'
      vendorCvr: '87654321'
      label: 'Prøvekommune, Børn & "Unge"'
      protocol: 'REST_PULL'
      sftp: { user: 'social_affairs', privateKeySecret: 'social-affairs-ssh' }
      sends: true
      receives: false
    }
    {
      name: 'Opkrævning'
      id: '00000000-0000-4000-8000-000000000002'
      cvr: '12345678'
      label: 'Prøvekommune'
      protocol: 'SFTP'
      sftp: { user: 'opkraevning', privateKeySecret: 'opkraevning-ssh' }
      sends: true
      receives: false
    }
    {
      name: 'indgang.børn_og_unge'
      id: '00000000-0000-4000-8000-000000000003'
      apiKeySecret: 'indgang-api-key'
      certificate: 'ældre'
      cvr: '12345678'
      label: 'Prøvekommune'
      protocol: 'REST_PUBLISH_SUBSCRIBE'
      sends: false
      receives: true
    }
  ]
  certificates: [
    { name: 'organisation-2026', keyVaultCertificate: 'oces-test' }
    { name: 'ældre', keyVaultCertificate: 'oces-aeldre' }
  ]
  sources: [
    { name: 'børn', system: 'social-affairs', template: '{ "postType": "MYNDIGHEDSPOST" }' }
    { name: 'child-care', system: 'Opkrævning' }
    { name: 'source-2', system: 'SOCIAL-affairs' }
    { name: 'source-3', system: 'social-affairs' }
    { name: 'source-4', system: 'social-affairs' }
    { name: 'source-5', system: 'social-affairs' }
    { name: 'source-6', system: 'social-affairs' }
    { name: 'source-7', system: 'social-affairs' }
    { name: 'source-8', system: 'social-affairs' }
    { name: 'source-9', system: 'social-affairs' }
    { name: 'source-10', system: 'social-affairs' }
  ]
  destinations: [
    { name: 'børn', contactPoints: ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] }
    { name: 'child-care', contactPoints: ['00000000-0000-4000-8000-00000000000c'] }
  ]
  defaultDestination: 'øvrige'
  organisation: { system: 'social-affairs', notificationUrl: 'https://app.example.dk/api/organisation-changes' }
  pushThumbprints: [
    '0000000000000000000000000000000000000000000000000000000000000000'
    'AB:CD:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00'
  ]
  pushIssuers: { cvr: '34051178', certificates: 'ISSUERS' }
  contacts: {
    system: 'social-affairs'
    systemOfList: 'Opkrævning'
    notificationUrl: 'https://app.example.dk/api/contact-changes'
  }
  sftp: { hostKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'] }
  clamd: 'tcp://10.90.0.100:3310'
  personNames: {
    certificate: 'organisation-2026'
    clientId: 'postvogn-client'
    address: 'https://graphql.example.dk/CPR/custom/PublicSector/v1'
    tokenAddress: 'https://auth.example.dk/token'
  }
}

param access = { operators: [], dropAddresses: [], lineOfBusiness: [] }
param alerts = { emails: ['drift@example.dk'], actionGroupIds: [] }
param budget = { amount: 100, startDate: '2026-12-01' }
