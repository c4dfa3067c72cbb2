import { missingType } from 'types.bicep'

module gone 'modules/gone.bicep' = {
  params: { text: loadTextContent('modules/gone.kql') }
}
