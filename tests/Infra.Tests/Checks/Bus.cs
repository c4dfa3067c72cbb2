using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Each subscription of Service Bus has filters and no rule that lets all through: the rule $Default, which Azure makes, is one of ours.
/// Its name is one that Service Bus takes.
/// </summary>
public static class Bus
{
    public static IEnumerable<string> Faults(Snapshot snapshot) =>
        from subscription in snapshot.Of("Microsoft.ServiceBus/namespaces/topics/subscriptions")
        let rules = snapshot.Of("Microsoft.ServiceBus/namespaces/topics/subscriptions/rules")
            .Where(rule => rule.Name.StartsWith($"{subscription.Name}/", StringComparison.Ordinal)).ToList()
        from fault in (string[])
        [
            .. rules.Any(rule => rule.OwnName == "$Default") ? (string[])[] : [$"{subscription} lets all through."],
            .. rules.Where(rule => rule.Text("properties.filterType") != "CorrelationFilter"
                    || rule.At("properties.correlationFilter.properties") is not JsonObject { Count: 2 } sorted
                    || sorted.Any(one => string.IsNullOrEmpty(one.Value?.ToString())))
                .Select(rule => $"{rule} is no filter of kind and folder."),
            .. IsName(subscription.OwnName) ? (string[])[] : [$"{subscription} has no name that Service Bus takes."],
        ]
        select fault;

    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
    private static bool IsName(string name) =>
        name.Length <= 50 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.".Contains(letter, StringComparison.Ordinal));
}
