param location string
param tags object = {}

module vault 'modules/vault.bicep' = {
  params: { location: location, colour: 'red', tags: tags }
}

module vaults 'modules/vault.bicep' = [for place in ['a', 'b']: if (place != '') {
  params: { place: place }
}]
