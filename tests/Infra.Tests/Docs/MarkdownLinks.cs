using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.Alerts;

namespace Postvogn.Infra.Tests.Docs;

/// <summary>Links of a Markdown page to files of this repository and to their headings.</summary>
public static partial class MarkdownLinks
{
    /// <summary>Links that lead nowhere.</summary>
    /// <param name="file">The page, from the root.</param>
    /// <param name="read">Reads a file; null if there is none.</param>
    public static IEnumerable<string> Broken(string file, Func<string, string?> read) =>
        Link().Matches(read(file) ?? "").Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Leads(file, link, read));

    private static bool Leads(string file, string link, Func<string, string?> read)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? file : Path.GetRelativePath(
            ".", Path.Combine(Path.GetDirectoryName(file)!, path)).Replace('\\', '/');
        return read(target) is { } page && (anchor.Length == 0 || MarkdownAnchors.Of(page).Contains(anchor));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
