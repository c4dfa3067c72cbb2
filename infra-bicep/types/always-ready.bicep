// The shape of the parameter about instances of queue functions.

@export()
@description('Instances of one queue function that never go to sleep; each costs what an HTTP instance does.')
type alwaysReadyType = {
  @description('The function.')
  function: 'AcceptDrop' | 'ComposeTransmission' | 'HandleReceipt' | 'HandleReceived' | 'HandleRequest' | 'SendTransmission' | 'SendUrgent'
  @description('How many.')
  @minValue(1)
  instances: int
}
