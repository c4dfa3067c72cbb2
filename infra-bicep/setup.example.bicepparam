// What setup.bicep is given for test. The object ids are made up: give your own.
using 'setup.bicep'

param name = 'pvtest'
param location = 'swedencentral'
param tags = { service: 'postvogn', environment: 'test' }
param deployerPrincipalId = '00000000-0000-4000-8000-000000000005'
param planPrincipalId = '00000000-0000-4000-8000-000000000006'
