var fixed = {
  Postvogn__Storage__ServiceUri: 'https://example'
  Postvogn__Storage__Colour: 'red'
}

var named = map(systems, system => {
  'Postvogn__Systems__${system.name}__Id': system.id
})

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  name: 'appsettings'
  properties: union(fixed, reduce(named, {}, (all, one) => union(all, one)))
}
