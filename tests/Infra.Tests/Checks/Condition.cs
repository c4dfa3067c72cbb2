using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// What a condition of a role assignment lets through: its language as far as ours use it
/// (https://learn.microsoft.com/azure/role-based-access-control/conditions-format).
/// </summary>
public sealed partial class Condition
{
    private readonly List<string> tokens;
    private readonly Attempt attempt;
    private int at;

    private Condition(string text, Attempt attempt)
    {
        if (Token().Replace(text, "").Trim().Length > 0) throw new FormatException($"no condition: {text}");
        tokens = [.. Token().Matches(text).Select(match => match.Value)];
        this.attempt = attempt;
    }

    /// <summary>Whether an attempt passes.</summary>
    public static bool Allows(string condition, Attempt attempt)
    {
        var evaluation = new Condition(condition, attempt);
        var passes = evaluation.Or();
        return evaluation.at == evaluation.tokens.Count ? passes : throw evaluation.Unknown();
    }

    private bool Or()
    {
        var value = And();
        while (Take("OR")) value |= And();
        return value;
    }

    private bool And()
    {
        var value = Not();
        while (Take("AND")) value &= Not();
        return value;
    }

    private bool Not() => Take("!") || Take("NOT") ? !Not() : Primary();

    private bool Primary()
    {
        if (Take("("))
        {
            var value = Or();
            return Take(")") ? value : throw Unknown();
        }
        return Next() switch
        {
            "ActionMatches" => Values().Contains(attempt.Action, StringComparer.OrdinalIgnoreCase),
            "SubOperationMatches" => Values().Contains(attempt.SubOperation, StringComparer.OrdinalIgnoreCase),
            var attribute when attribute.StartsWith('@') => Compare(attempt.Attributes.GetValueOrDefault(attribute), Next(), Values()),
            _ => throw Unknown(),
        };
    }

    // What the attempt does not have fits nothing.
    private bool Compare(string? value, string comparison, IReadOnlyList<string> values) => comparison switch
    {
        _ when value is null => false,
        "StringStartsWith" => value.StartsWith(values.Single(), StringComparison.Ordinal),
        "StringEquals" => value == values.Single(),
        "ForAnyOfAnyValues:GuidEquals" or "ForAnyOfAnyValues:StringEqualsIgnoreCase" =>
            values.Contains(value, StringComparer.OrdinalIgnoreCase),
        _ => throw Unknown(),
    };

    private List<string> Values()
    {
        var values = new List<string>();
        if (!Take("{")) return [Next().Trim('\'')];
        do values.Add(Next().Trim('\''));
        while (Take(","));
        return Take("}") ? values : throw Unknown();
    }

    private bool Take(string token)
    {
        if (at == tokens.Count || tokens[at] != token) return false;
        at++;
        return true;
    }

    private string Next() => at < tokens.Count ? tokens[at++] : throw Unknown();

    private FormatException Unknown() => new($"not understood at {at}: {string.Join(' ', tokens)}");

    [GeneratedRegex(@"'[^']*'|@\w+\[[^\]]+\]|[\w:-]+|[(){}!,]")]
    private static partial Regex Token();
}
