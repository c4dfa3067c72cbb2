// The shape of the parameter about names.

@export()
@description('How names are looked up by CPR number at Datafordeleren.')
type personNamesType = {
  @description('Name of one of the certificates.')
  certificate: string
  @description('Client id of the IT system in Datafordeler Administration.')
  clientId: string
  @description('Address of the GraphQL service for CPR; left out: version v1 in production.')
  address: string?
  @description('Where tokens are given for certificates; left out: production.')
  tokenAddress: string?
}
