using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>The rules in a Bicep file of alerts, held against their queries.</summary>
public static partial class AlertRules
{
    /// <summary>Rules whose query does not give what the rule judges.</summary>
    /// <param name="bicep">The file.</param>
    /// <param name="read">Reads a query by the path that the file names.</param>
    public static IEnumerable<string> Faults(string bicep, Func<string, string> read)
    {
        foreach (Match rule in Rule().Matches(bicep))
        {
            var (key, query, column) = (rule.Groups["key"].Value, rule.Groups["query"].Value, rule.Groups["by"].Value);
            var text = read(query.Length > 0 ? query : Variable(bicep, rule.Groups["variable"].Value));
            if (column.Length > 0 && !text.Contains($"by {column}", StringComparison.Ordinal))
                yield return $"{key}: the query has no column {column}";
            foreach (Match place in Placeholder().Matches(text))
                if (!bicep.Contains($"'{place.Value}'", StringComparison.Ordinal))
                    yield return $"{key}: nothing is put in for {place.Value}";
        }
    }

    private static string Variable(string bicep, string name) =>
        Regex.Match(bicep, $@"var {name} = .*?loadTextContent\('([^']+)'\)", RegexOptions.NonBacktracking).Groups[1].Value;

    [GeneratedRegex(@"\{ key: '(?<key>[\w-]+)'.*? query: (?:loadTextContent\('(?<query>[^']+)'\)|(?<variable>\w+)), by: '(?<by>\w*)'")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\{[a-z]\w*\}")]
    private static partial Regex Placeholder();
}
