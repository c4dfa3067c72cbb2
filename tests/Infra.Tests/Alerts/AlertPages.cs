using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>Which part of docs/operations.md an alert or a row of the workbook leads to.</summary>
public static partial class AlertPages
{
    /// <summary>Pages named in a Bicep file of alerts: the key of each rule, and addresses that end in #page.</summary>
    public static IEnumerable<string> Named(string bicep) => RuleKey().Matches(bicep).Concat(Fragment().Matches(bicep))
        .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Pages in the last column of the workbook's table of causes, and those given to a row of it.</summary>
    public static IEnumerable<string> InQuery(string query) => CauseRow().Matches(query).Concat(Extended().Matches(query))
        .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Pages that are not there.</summary>
    public static IEnumerable<string> Missing(IEnumerable<string> pages, string page) =>
        pages.Except(MarkdownAnchors.Of(page), StringComparer.Ordinal);

    [GeneratedRegex(@"\{ key: '([\w-]+)'")]
    private static partial Regex RuleKey();

    [GeneratedRegex(@"#([a-z][\w-]+)'")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^\s+\d{3}, '[^']*', '[^']*', '([^']*)'", RegexOptions.Multiline)]
    private static partial Regex CauseRow();

    [GeneratedRegex(@"Page = '([^']*)'")]
    private static partial Regex Extended();
}
