// The role of line-of-business systems: their blobs, and nothing of a container. Storage Blob Data Contributor could delete the container,
// which no condition on a folder prevents (docs/adr/0035).
import { systemRoleId } from '../../types/roles.bicep'

@description('Short name of the installation; a role\'s name is its own in the whole tenant.')
param name string

@description('What to do with a blob: read and list, make a new one, write. Not delete, tags, ownership or anything on containers.')
var dataActions = [
  'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
  'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
  'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'
]

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: systemRoleId(resourceGroup().id)
  properties: {
    roleName: 'Postvogn line-of-business system (${name}, ${take(uniqueString(resourceGroup().id), 5)})'
    description: 'Reads and writes blobs; deletes neither blobs nor containers.'
    type: 'customRole'
    permissions: [{ actions: [], notActions: [], dataActions: dataActions, notDataActions: [] }]
    assignableScopes: [resourceGroup().id]
  }
}
