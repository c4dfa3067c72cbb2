namespace Postvogn.Drops.Routing;

/// <summary>Reads rules, and says of all that is wrong with them what it is: a rule that is taken for another would lay letters where they
/// do not belong.</summary>
public static class RoutingRules
{
    /// <summary>How many there may be.</summary>
    public const int Most = 200;

    private const string NameKey = "Name";
    private const string DestinationKey = "Destination";

    /// <summary>In their order; a member that is blank is not given. Without problems, all of them were read. The folders are those of the
    /// inbox that are named elsewhere.</summary>
    public static (IReadOnlyList<RoutingRule> Rules, IReadOnlyList<RuleProblem> Problems) Read(
        IReadOnlyList<GivenRule> given, params IReadOnlyCollection<string> folders)
    {
        ArgumentNullException.ThrowIfNull(given);
        var (rules, problems) = (new List<RoutingRule>(), new List<RuleProblem>());
        foreach (var rule in given.Take(Most))
        {
            if (Read(rule, problems) is not { } read) continue;
            if (rules.Exists(other => other.Name.Equals(read.Name, StringComparison.OrdinalIgnoreCase)))
                problems.Add(new RuleProblem(rule.Number, NameKey, EntryName.TwiceProblem, EntryName.TwiceFix));
            if (EntryName.MeantBy(read.Destination, [.. folders, .. rules.Select(other => other.Destination)]) is { } meant)
                problems.Add(new RuleProblem(rule.Number, DestinationKey, EntryName.SpeltOtherwiseProblem, $"Write it as {meant}."));
            rules.Add(read);
        }

        if (given.Count > Most)
            problems.Add(new RuleProblem(given[Most].Number, "", $"is one too many: {Most} are taken.", "Put several into one."));
        return (rules, problems);
    }

    private static RoutingRule? Read(GivenRule given, List<RuleProblem> problems)
    {
        var before = problems.Count;
        var members = MembersOf(given, problems);
        var name = members.GetValueOrDefault(NameKey, given.Number);
        if (name.Length > EntryName.Longest || name.Any(char.IsControl))
            Add(NameKey, "cannot be shown.", $"Give at most {EntryName.Longest} characters, none of them a control character.");
        var destination = members.GetValueOrDefault(DestinationKey, "");
        if (destination.Length == 0) Add(DestinationKey, "is missing.", "Give the inbox folder that its letters go to.");
        else if (!EntryName.IsFit(destination)) Add(DestinationKey, EntryName.Problem, EntryName.Fix);
        var conditions = new List<RuleCondition>();
        foreach (var key in RuleConditions.Names.Where(members.ContainsKey))
        {
            var (condition, fix) = RuleConditions.Read(key, members[key]);
            if (condition is null) Add(key, "cannot be read.", fix);
            else conditions.Add(condition);
        }

        if (conditions.Count == 0 && problems.Count == before)
            Add("", "asks nothing of a letter.", $"Give at least one of {string.Join(", ", RuleConditions.Names)}; all letters go to the " +
                "default destination anyway.");
        return problems.Count == before ? new RoutingRule(name, destination, conditions) : null;

        void Add(string member, string problem, string fix) => problems.Add(new RuleProblem(given.Number, member, problem, fix));
    }

    private static Dictionary<string, string> MembersOf(GivenRule given, List<RuleProblem> problems)
    {
        string[] known = [NameKey, DestinationKey, .. RuleConditions.Names];
        var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in given.Members)
        {
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                problems.Add(new RuleProblem(given.Number, key, "is nothing that a rule has.", $"Known are {string.Join(", ", known)}."));
            else if (value?.Trim() is { Length: > 0 } text && !members.TryAdd(key, text))
                problems.Add(new RuleProblem(given.Number, key, "stands here once more, in whichever case.", "Give it once."));
        }

        return members;
    }
}
