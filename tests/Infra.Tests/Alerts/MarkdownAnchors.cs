using System.Text;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>The anchors that GitHub gives the headings of a Markdown page.</summary>
public static class MarkdownAnchors
{
    public static IEnumerable<string> Of(string page) => page.Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => Anchor(line.TrimStart('#').Trim()));

    // Lower case, blanks as hyphens, and of all other characters only letters, digits, hyphens and underscores.
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading.ToLowerInvariant())
            if (char.IsLetterOrDigit(character) || character is '-' or '_')
                anchor.Append(character);
            else if (character == ' ')
                anchor.Append('-');
        return anchor.ToString();
    }
}
