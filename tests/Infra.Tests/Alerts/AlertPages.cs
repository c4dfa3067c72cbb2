using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>Which part of docs/operations.md a row of the workbook leads to.</summary>
public static partial class AlertPages
{
    /// <summary>Pages in the last column of the workbook's table of causes, and those given to a row of it.</summary>
    public static IEnumerable<string> InQuery(string query) => CauseRow().Matches(query).Concat(Extended().Matches(query))
        .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>Pages that are not there.</summary>
    public static IEnumerable<string> Missing(IEnumerable<string> pages, string page) =>
        pages.Except(MarkdownAnchors.Of(page), StringComparer.Ordinal);

    [GeneratedRegex(@"^\s+\d{3}, '[^']*', '[^']*', '([^']*)'", RegexOptions.Multiline)]
    private static partial Regex CauseRow();

    [GeneratedRegex(@"Page = '([^']*)'")]
    private static partial Regex Extended();
}
