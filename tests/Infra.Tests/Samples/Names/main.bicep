import { usedType, unusedType, absentType } from 'types.bicep'

param used usedType
param unused string
var forgotten = 'x'
var listed = map(used.items, item => '${item}-${prefix}')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'x'
}

output names array = concat(listed, nameless('x'), absentType)
