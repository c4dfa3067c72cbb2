// The shapes of the parameters about who is let in.
import { addressType } from 'postvogn.bicep'

@export()
@description('Who is let in.')
type accessType = {
  @description('Operators and pipelines: the app (smoke test), package upload, Key Vault and the account of events.')
  operators: addressType[]
  @description('Systems that call the app (who can be reached, names): its main site alone. Each call needs its function\'s key.')
  callers: addressType[]?
  @description('Public addresses from which line-of-business systems reach letters and Service Bus; none: private endpoints only.')
  dropAddresses: addressType[]
  @description('The line-of-business systems and their folders.')
  lineOfBusiness: principalType[]
  @description('Object ids of the operators\' groups in Entra ID: they read logs and outcomes, and clear undelivered events and poison hints.')
  operatorGroups: string[]?
  @description('Id (a UUID) of the role of line-of-business systems, where it exists: an output of setup.bicep. Left out: the deployment makes it.')
  systemRoleId: string?
}

@export()
@description('A line-of-business system: one entry a principal, for its rights bear its name.')
type principalType = {
  @description('Object id of its identity in Entra ID.')
  principalId: string
  @description('Its folder under drop/, recall/ and outcomes/; left out: it sends nothing.')
  source: string?
  @description('Its folder under inbox/; left out: it receives nothing.')
  destination: string?
  @description('The source whose letters it prints, its folder under print/; left out: it is no print provider.')
  print: string?
  @description('Name of its subscription of Service Bus: 1 to 50 letters a-z, digits and -_., and no other system\'s. Left out: its source, else its destination.')
  @maxLength(50)
  name: string?
}

@export()
@description('The systems, when no two have one principal: the second entry\'s rights would be refused as the first\'s.')
func checkedPrincipals(systems principalType[]) principalType[] =>
  length(union(map(systems, system => toLower(system.principalId)), [])) == length(systems)
    ? systems
    : fail('access.lineOfBusiness: two entries have the same principalId. Give each folder an identity of its own.')
