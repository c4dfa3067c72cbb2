type place = { city: string, country: 'DK' | 'SE', zip: string? }

param home place = { city: 'Odense', country: 'NO' }
param others place[]

output town string = '${home.city} ${home.street}'
output first place = { country: 'DK' }
