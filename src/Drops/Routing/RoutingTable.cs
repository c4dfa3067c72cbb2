namespace Postvogn.Drops.Routing;

/// <summary>Where a received letter goes that is no reply to one of ours: every letter has a destination.</summary>
public sealed record RoutingTable
{
    /// <summary>The first that a letter meets is its own.</summary>
    public IReadOnlyList<RoutingRule> Rules { get; init; } = [];

    /// <summary>By contactPointID, lower case, as a UUID is written with hyphens.</summary>
    public IReadOnlyDictionary<string, string> DestinationsByContactPoint { get; init; } = new Dictionary<string, string>();

    /// <summary>For all others.</summary>
    public required string DefaultDestination { get; init; }

    /// <summary>By its first rule, else by its contact point, else by default.</summary>
    public TableRoute Route(MessageHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (Rules.FirstOrDefault(rule => rule.Unmet(header).Count == 0) is { } rule)
            return new TableRoute(rule.Destination, RoutedBy.Rule, rule.Name);
        return Guid.TryParse(header.Recipient.ContactPoint?.ContactPointId, out var point)
            && DestinationsByContactPoint.TryGetValue($"{point:D}", out var destination)
            ? new TableRoute(destination, RoutedBy.ContactPoint, null)
            : new TableRoute(DefaultDestination, RoutedBy.Default, null);
    }
}

/// <summary>By what is one of <see cref="RoutedBy"/>; the rule is its name.</summary>
public sealed record TableRoute(string Destination, string By, string? Rule);

/// <summary>What decides where a letter goes, as <c>message.json</c> says it.</summary>
public static class RoutedBy
{
    /// <summary>It answers a letter of ours.</summary>
    public const string Reply = "reply";

    /// <summary>It meets a rule.</summary>
    public const string Rule = "rule";

    /// <summary>Its contact point has a destination.</summary>
    public const string ContactPoint = "contactPoint";

    /// <summary>None of these.</summary>
    public const string Default = "default";
}
