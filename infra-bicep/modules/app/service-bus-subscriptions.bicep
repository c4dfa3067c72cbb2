// A subscription for each line-of-business system, with what concerns its folders, and the right to take from that one alone.
import { principalType } from '../../types/access.bicep'
import { checkedSubscriptions } from '../../types/names.bicep'
import { grant, roles } from '../../types/roles.bicep'

@description('Name of the namespace.')
param namespaceName string

@description('Name of the topic.')
param topicName string

@description('The systems.')
param systems principalType[]

@description('Those that have a folder; without one, a subscription would have no filter.')
var listeners = filter(systems, system => !empty(system.?source) || !empty(system.?destination))

@description('Letters that a folder may have (types/names.bicep) and Service Bus does not take, and what stands for each.')
var letters = map(
  ['æ ae', 'ø oe', 'å aa', 'ä ae', 'ö oe', 'ü ue', 'é e', 'ð d', 'þ th', 'ß ss', 'Æ Ae', 'Ø Oe', 'Å Aa', 'Ä Ae', 'Ö Oe', 'Ü Ue', 'É E', 'Ð D', 'Þ Th'],
  its => split(its, ' ')
)

@description('Names of the subscriptions.')
var names = checkedSubscriptions(map(listeners, system => reduce(
  letters,
  system.?name ?? system.?source ?? system.?destination ?? system.principalId,
  (name, letter) => replace(string(name), letter[0], letter[1])
)))

// Azure gives a new subscription the rule $Default, which lets all through: the first bears that name and takes its place. Both kinds are always
// there, since a deployment removes no rule: without the folder, the rule is for one that no letter can have.
@description('Two rules for each: outcomes of its letters, letters to its folder.')
var rules = flatten(map(range(0, length(listeners)), i => [
  { system: i, name: '$Default', properties: { kind: 'outcome', folder: empty(listeners[i].?source) ? '-' : listeners[i].?source! } }
  { system: i, name: 'received', properties: { kind: 'received', folder: empty(listeners[i].?destination) ? '-' : listeners[i].?destination! } }
]))

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' existing = {
  name: namespaceName
  resource topic 'topics' existing = { name: topicName }
}

resource subscriptions 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2026-01-01' = [for (system, i) in listeners: {
  parent: namespace::topic
  name: names[i]
  properties: {
    lockDuration: 'PT5M'
    maxDeliveryCount: 10
    defaultMessageTimeToLive: 'P14D'
    deadLetteringOnMessageExpiration: true
    deadLetteringOnFilterEvaluationExceptions: true
  }
}]

resource filters 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2026-01-01' = [for rule in rules: {
  parent: subscriptions[rule.system]
  name: rule.name
  properties: { filterType: 'CorrelationFilter', correlationFilter: { properties: rule.properties } }
}]

@description('Names of the assignments.')
var given = [for (system, i) in listeners: guid(subscriptions[i].id, system.principalId, roles.serviceBusReceiver)]

// After the filters: nobody takes from a subscription that still lets all through.
resource takes 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (system, i) in listeners: {
  name: given[i]
  scope: subscriptions[i]
  properties: grant(system.principalId, 'ServicePrincipal', roles.serviceBusReceiver, 'a system takes what concerns its folders')
  dependsOn: [filters]
}]

@description('Names of the assignments.')
output assignments string[] = given
