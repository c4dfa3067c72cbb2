using System.Globalization;

namespace Postvogn.Cli.Screens;

internal static class Visible
{
    private const char Replacement = '\uFFFD';

    /// <summary>Control and formatting characters could steer the terminal, or show a text in another order than it is written
    /// in.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => IsHidden(c) ? Replacement : c));

    private static bool IsHidden(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
