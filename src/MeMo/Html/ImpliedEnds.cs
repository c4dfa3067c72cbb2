using System.Collections.Frozen;

namespace Postvogn.MeMo.Html;

/// <summary>Which open elements end where another begins, although no end tag says so (HTML 13.1.2.4). Only paths depend on it.</summary>
internal static class ImpliedEnds
{
    private const string Blocks =
        "address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr " +
        "main menu nav ol p pre section summary table ul li dd dt";

    private static readonly FrozenSet<string> WithoutContent =
        "area base br col embed hr img input link meta param source track wbr".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string[] Ended, string[] Within)[]> ByStart = Lines()
        .GroupBy(line => line.Start, line => (line.Ended.Split(' '), line.Within.Split(' ')), StringComparer.Ordinal)
        .ToFrozenDictionary(lines => lines.Key, lines => lines.ToArray(), StringComparer.Ordinal);

    // So it is never open.
    public static bool IsEmpty(string element) => WithoutContent.Contains(element);

    // The innermost of these ends, unless one of the others stands between.
    public static ReadOnlySpan<(string[] Ended, string[] Within)> Before(string element) => ByStart.GetValueOrDefault(element);

    private static IEnumerable<(string Start, string Ended, string Within)> Lines() =>
    [
        .. Blocks.Split(' ').Select(block => (block, "p", "td th caption table")),
        ("body", "head", "html"),
        ("li", "li", "ul ol"),
        ("dt", "dt dd", "dl"),
        ("dd", "dt dd", "dl"),
        .. "td th".Split(' ').Select(cell => (cell, "td th", "tr table")),
        ("tr", "tr", "table"),
        .. "thead tbody tfoot".Split(' ').Select(part => (part, "thead tbody tfoot colgroup caption", "table")),
    ];
}
