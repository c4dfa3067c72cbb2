using 'main.bicep'

param tags = { a: 'b' }
param colour = 'red'
