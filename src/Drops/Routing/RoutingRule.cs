namespace Postvogn.Drops.Routing;

/// <summary>Where letters go that meet all that it names.</summary>
public sealed record RoutingRule
{
    internal RoutingRule(string name, string destination, IReadOnlyList<RuleCondition> conditions) =>
        (Name, Destination, Conditions) = (name, destination, conditions);

    /// <summary>Its own, or else its number.</summary>
    public string Name { get; }

    /// <summary>The folder of the inbox.</summary>
    public string Destination { get; }

    internal IReadOnlyList<RuleCondition> Conditions { get; }

    /// <summary>The names of the conditions that a letter does not meet; none: the rule is the letter's.</summary>
    public IReadOnlyList<string> Unmet(MessageHeader header) =>
        [.. Conditions.Where(condition => !condition.Holds(header)).Select(condition => condition.Name)];
}

/// <summary>A rule as it is given: its number (or what stands in that place), and its members by name, in any case.</summary>
public sealed record GivenRule(string Number, IReadOnlyList<KeyValuePair<string, string?>> Members);

/// <summary>What is wrong with a rule; the member is empty where the rule itself is meant.</summary>
public sealed record RuleProblem(string Number, string Member, string Problem, string Fix);
