// Where an installation may lie.

// From the list of Microsoft's own samples (Azure-Samples/functions-quickstart-*, 2026); `az functionapp list-flexconsumption-locations` has
// today's. Letters stay within the EU and the EEA: a further region is a line here.
@export()
@description('Regions of the EU and the EEA that have Flex Consumption.')
type regionType =
  | 'francecentral'
  | 'germanywestcentral'
  | 'italynorth'
  | 'northeurope'
  | 'norwayeast'
  | 'spaincentral'
  | 'swedencentral'
  | 'westeurope'
