using System.Globalization;
using System.Text;

namespace Postvogn.Drops.Routing;

/// <summary>What a rule wants of a text: <c>*</c> stands for anything, also for nothing. Compared without regard to capital letters, to how
/// a letter's mark is written, to how wide a blank is, and to what is not seen. Time grows with text times pattern, both bounded: none can
/// hang.</summary>
internal sealed class TextPattern(string pattern)
{
    /// <summary>In characters.</summary>
    public const int Longest = 256;

    // Of a text; the format has subjects of 256 and comments of 512.
    private const int MostRead = 4_096;

    private readonly string[] parts = Folded(pattern).Split('*');

    /// <summary>It would be met by every text.</summary>
    public bool IsEmpty => parts.All(part => part.Length == 0);

    /// <summary>Somewhere in the text.</summary>
    public bool IsIn(string text) => HasMiddle(Folded(text), parts);

    /// <summary>From its first to its last character.</summary>
    public bool Is(string text)
    {
        var folded = Folded(text);
        if (parts is [var only]) return folded == only;
        var (first, last) = (parts[0], parts[^1]);
        return folded.Length >= first.Length + last.Length
            && folded.StartsWith(first, StringComparison.Ordinal)
            && folded.EndsWith(last, StringComparison.Ordinal)
            && HasMiddle(folded.AsSpan()[first.Length..^last.Length], parts.AsSpan()[1..^1]);
    }

    // In their order, none over another: where each stands first leaves the most room for the next.
    private static bool HasMiddle(ReadOnlySpan<char> text, ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, StringComparison.Ordinal);
            if (at < 0) return false;
            text = text[(at + part.Length)..];
        }

        return true;
    }

    private static string Folded(string text)
    {
        var read = EntryName.Composed(text.Length > MostRead ? text[..MostRead] : text);
        var folded = new StringBuilder(read.Length);
        foreach (var c in read)
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                folded.Append(char.ToUpperInvariant(c));
        }

        return folded.ToString().TrimEnd(' ');
    }
}
