module vault 'vault.bicep' = {}

output uri string = vault.outputs.uri
output name string = vault.?outputs.name ?? ''
