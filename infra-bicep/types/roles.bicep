// Every role that the templates give. setup.bicep lets the deployer give these and no other.

@export()
@description('Azure\'s own roles, by the id that each has everywhere.')
var roles = {
  logAnalyticsReader: '73c42c96-874c-492b-b04d-ab87d138a893'
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  blobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  queueMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  keyVaultCertificateUser: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  serviceBusSender: '69a216fc-b8eb-44d8-bc22-1f3c2cd27a39'
  serviceBusReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
}

@export()
@description('What the description of each assignment begins with; eng/revoke-roles.sh knows by it what the templates gave.')
var mark = 'Postvogn: '

@export()
@description('Id of the role of line-of-business systems in a resource group: the same for setup.bicep and main.bicep.')
func systemRoleId(groupId string) string => guid(groupId, 'line-of-business system')

@export()
@description('What an assignment is: who, what, why.')
func grant(principalId string, principalType string, roleId string, reason string) grantType => {
  principalId: principalId
  principalType: principalType == 'Group' ? 'Group' : 'ServicePrincipal'
  roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
  description: '${mark}${reason}'
}

@export()
@description('What an assignment is.')
type grantType = {
  @description('Object id of who gets it.')
  principalId: string
  @description('What that is.')
  principalType: 'Group' | 'ServicePrincipal'
  @description('Resource id of the role.')
  roleDefinitionId: string
  @description('The mark of these templates, and the reason.')
  description: string
}

@export()
@description('What eng/revoke-roles.sh compares with what stands.')
type grantsType = {
  @description('Resources below which every assignment that is not in the list is removed.')
  below: string[]
  @description('Names of the assignments that the deployment made.')
  assignments: string[]
}
