namespace Postvogn.MeMo.Html;

/// <summary>What a browser takes an address for: blanks around it, and line breaks in it, do not count (WHATWG URL). The scheme is in small
/// letters; a place is <c>#</c> and a name; <c>//</c> names a host by the scheme of the page around it.</summary>
internal sealed record Address(string? Scheme, bool IsPlaceInDocument, bool NamesHost)
{
    private const int LongestScheme = 32;

    // Only the beginning; the rest may be megabytes of picture.
    public static Address Of(ReadOnlySpan<char> text)
    {
        Span<char> start = stackalloc char[LongestScheme + 1];
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is '\t' or '\r' or '\n' || (length == 0 && letter <= ' '))
                continue;
            start[length++] = letter == '\\' ? '/' : char.ToLowerInvariant(letter);
            if (length == start.Length || letter == ':')
                break;
        }

        var found = start[..length];
        return new(SchemeOf(found), found.StartsWith("#"), found.StartsWith("//"));
    }

    private static string? SchemeOf(ReadOnlySpan<char> start)
    {
        var isScheme = start.Length > 1 && start[^1] == ':' && char.IsAsciiLetter(start[0]);
        foreach (var letter in isScheme ? start[..^1] : default)
            isScheme &= char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.';
        return isScheme ? start[..^1].ToString() : null;
    }
}
