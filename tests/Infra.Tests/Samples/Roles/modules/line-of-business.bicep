resource drops 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: 'x'
  properties: { principalId: 'y' }
}
