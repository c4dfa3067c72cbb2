using System.Globalization;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>The names that a Kusto query depends on.</summary>
public static partial class Kql
{
    /// <summary>Names of our metrics; one that ends in a dot is a prefix.</summary>
    public static IEnumerable<string> Metrics(string query) => Matches(MetricName(), query);

    /// <summary>Event ids, each as a range: one number, or the two ends of `between`.</summary>
    public static IEnumerable<(int First, int Last)> EventIds(string query)
    {
        foreach (Match list in EventList().Matches(query))
            foreach (Match id in Number().Matches(list.Groups[1].Value))
                yield return (Value(id.Value), Value(id.Value));
        foreach (Match range in EventRange().Matches(query))
            yield return (Value(range.Groups[1].Value), Value(range.Groups[2].Value));
        foreach (Match row in TableRow().Matches(query))
            yield return (Value(row.Groups[1].Value), Value(row.Groups[1].Value));
    }

    /// <summary>Custom dimensions.</summary>
    public static IEnumerable<string> Properties(string query) => Matches(PropertyName(), query);

    /// <summary>Tables of the workspace.</summary>
    public static IEnumerable<string> Tables(string query) => Matches(TableName(), query);

    private static IEnumerable<string> Matches(Regex pattern, string query) =>
        pattern.Matches(query).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    private static int Value(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"'(postvogn\.[a-z_.]+)'")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"EventId\)?\s+in\s+\(([\d, ]+)\)")]
    private static partial Regex EventList();

    [GeneratedRegex(@"EventId\)?\s+between\s+\((\d+)\s*\.\.\s*(\d+)\)")]
    private static partial Regex EventRange();

    [GeneratedRegex(@"^\s+(\d{3}), '", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"Properties(?:\.|\[')(\w+)")]
    private static partial Regex PropertyName();

    // A table stands at the start of a query, of a branch of a union, or behind `union`.
    [GeneratedRegex(@"(?:^|[{(,=]\s*|union\s+)(App[A-Z]\w*s)\b", RegexOptions.Multiline)]
    private static partial Regex TableName();
}
