using System.Globalization;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.Docs;

/// <summary>The table of costs in docs/operations.md: (fixed + per letter × letters) × price, and its sums.</summary>
public static partial class CostTable
{
    private static readonly decimal[] Volumes = [10_000, 100_000, 1_000_000];

    /// <summary>Cells and sums that are not what the table's own quantities and prices give, to the cent.</summary>
    public static IEnumerable<string> Faults(string page)
    {
        var rows = Row().Matches(page).Select(row => (Name: row.Groups[1].Value, Numbers: Numbers(row))).ToList();
        if (rows.Count == 0) yield return "there is no table";
        foreach (var (name, numbers) in rows)
            for (var i = 0; i < Volumes.Length; i++)
                if (Math.Abs(((numbers[1] + (numbers[2] * Volumes[i])) * numbers[0]) - numbers[3 + i]) > 0.006m)
                    yield return $"{name} at {Volumes[i]}";
        var sums = Sum().Match(page);
        for (var i = 0; i < Volumes.Length; i++)
            if (!sums.Success || rows.Sum(row => row.Numbers[3 + i]) != Number(sums.Groups[i + 1].Value))
                yield return $"sum at {Volumes[i]}";
    }

    private static decimal[] Numbers(Match row) => [.. Enumerable.Range(2, 6).Select(group => Number(row.Groups[group].Value))];

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    // | what | unit | price | fixed | per letter | three costs |
    [GeneratedRegex(
        @"^\| ([^|*]+) \| [^|]+ \| ([\d.,]+) \| ([\d.,]+) \| ([\d.,]+) \| ([\d.,]+) \| ([\d.,]+) \| ([\d.,]+) \|",
        RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(
        @"^\| \*\*together[^|]*\*\*(?: \|)+ \*\*([\d.,]+)\*\* \| \*\*([\d.,]+)\*\* \| \*\*([\d.,]+)\*\* \|",
        RegexOptions.Multiline)]
    private static partial Regex Sum();
}
