using 'main.bicep'

param others = [
  { city: 'Malmö', country: 'SE', zip: '21119' }
  { city: 'Oslo', country: 'NO', street: 'x' }
]
