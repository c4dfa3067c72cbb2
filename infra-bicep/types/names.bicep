// What a system, certificate, source or destination may be called: the rule and the words of src/Drops/EntryName.cs, so that a
// name stops the deployment and not the app (docs/adr/0036). Names are folders, and stand within quotes in conditions of roles.

@description('The characters of a name that no name may have.')
func strangers(name string) string[] =>
  filter(
    map(range(0, length(name)), i => substring(name, i, 1)),
    c => !contains('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.æøåÆØÅäöüÄÖÜéÉðÐþÞß', c)
  )

@export()
@description('Whether a name can be a folder.')
func isFolder(name string) bool =>
  !empty(name) && length(name) <= 63 && empty(strangers(name)) && !contains('-.', take(name, 1)) && !contains('-.', last(name))

@description('What to do about a name that can be no folder.')
func fix() string =>
  'Give 1 to 63 letters (a to z, æøå and their neighbours, each as one character), digits, hyphens, underscores and dots, with no hyphen or dot first or last.'

@export()
@description('The names, when each can be a folder and no two are the same; what: how one of them is called.')
func checkedNames(what string, names string[]) string[] =>
  length(union(map(names, name => toLower(name)), [])) == length(names)
    ? map(
        names,
        name =>
          isFolder(name)
            ? name
            : fail('${what} ${name}: is no name that can be a folder. ${fix()}')
      )
    : fail('${what} ${join(names, ', ')}: is the name of another one too, apart from capital letters. Give each a name of its own.')

@export()
@description('A name that may be left out, when it can be a folder.')
func checkedFolder(what string, name string?) string? => empty(name) ? name : checkedNames(what, [name!])[0]

@description('Whether Service Bus takes the name for a subscription: 1 to 50 letters a to z, digits and -_., with a letter or digit first and last.')
func isSubscription(name string) bool =>
  isFolder(name) && length(name) <= 50 && length(uriComponent(name)) == length(name) && !contains('_', take(name, 1)) && !contains('_', last(name))

@export()
@description('Names of subscriptions of Service Bus, when it takes each and no two are the same.')
func checkedSubscriptions(names string[]) string[] =>
  length(union(map(names, name => toLower(name)), [])) == length(names)
    ? map(
        names,
        name =>
          isSubscription(name)
            ? name
            : fail('subscription ${name}: is no name that Service Bus takes. Give the system a name (access.lineOfBusiness) of 1 to 50 letters (a to z), digits, hyphens, underscores and dots, with a letter or digit first and last.')
      )
    : fail('subscription ${join(names, ', ')}: two systems would share one. Give each a name of its own (access.lineOfBusiness).')
