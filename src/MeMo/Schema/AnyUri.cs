using System.Net;

namespace Postvogn.MeMo.Schema;

/// <summary>The schema's <c>anyURI</c> (XSD 1.0, 3.2.17), as the engine of the national service reads it: what RFC 2396 and 2732 do not
/// allow in an address is thought of as percent-encoded, so that spaces and letters such as æ pass, and the rest must be a reference of
/// those. An empty text is one.</summary>
internal static class AnyUri
{
    // Trimmed, of at most so many characters; null if it is none.
    public static string? Parse(string text, int maxLength)
    {
        var trimmed = text.Trim(' ', '\t', '\r', '\n');
        return Lexical.CodePoints(trimmed) <= maxLength && IsReference(trimmed) ? trimmed : null;
    }

    // Every percent sign begins the code of a byte.
    public static bool IsEncoded(ReadOnlySpan<char> text)
    {
        for (var percent = text.IndexOf('%'); percent >= 0; percent = text.IndexOf('%'))
        {
            text = text[(percent + 1)..];
            if (text.Length < 2 || !char.IsAsciiHexDigit(text[0]) || !char.IsAsciiHexDigit(text[1]))
                return false;
        }

        return true;
    }

    // Before the first colon: a letter, then letters, digits, plus, hyphen and dot. Empty: there is none, or it is no scheme.
    public static ReadOnlySpan<char> SchemeOf(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
            return [];
        foreach (var letter in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '-' or '.'))
                return [];
        }

        return text[..colon];
    }

    // Without a zone.
    public static bool IsIpv6(ReadOnlySpan<char> text) => text.Contains(':') && !text.Contains('%') && IPAddress.TryParse(text, out _);

    private static bool IsReference(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && text.IndexOf('#', hash + 1) >= 0)
            return false;
        var reference = hash < 0 ? text : text[..hash];
        return IsEncoded(text) && (reference.Length == 0 || IsAddress(reference));
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        var scheme = SchemeOf(text);
        var rest = scheme.IsEmpty ? text : text[(scheme.Length + 1)..];
        if (!scheme.IsEmpty && (rest.IsEmpty || rest[0] == '['))
            return false;
        if (!scheme.IsEmpty && rest[0] != '/')
            return true;
        return IsHierarchy(rest, mayHoldColon: !scheme.IsEmpty);
    }

    private static bool IsHierarchy(ReadOnlySpan<char> text, bool mayHoldColon)
    {
        var query = text.IndexOf('?');
        var path = query < 0 ? text : text[..query];
        if (path.StartsWith("//"))
        {
            var length = path[2..].IndexOf('/');
            var authority = length < 0 ? path[2..] : path.Slice(2, length);
            return IsAuthority(authority) && (length < 0 || !path[(length + 2)..].ContainsAny('[', ']'));
        }

        // The first segment of a relative path holds no colon: it would be a scheme.
        var first = path.IndexOf('/') is >= 0 and var slash ? path[..slash] : path;
        return !path.ContainsAny('[', ']') && (mayHoldColon || !first.Contains(':'));
    }

    // Brackets stand around an IPv6 address and nowhere else.
    private static bool IsAuthority(ReadOnlySpan<char> authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        if (!host.StartsWith("["))
            return !authority.ContainsAny('[', ']');
        var end = host.IndexOf(']');
        return end > 0
            && IsIpv6(host[1..end])
            && (end + 1 == host.Length || (host[end + 1] == ':' && !host[(end + 2)..].ContainsAnyExceptInRange('0', '9')))
            && !authority[..^host.Length].ContainsAny('[', ']');
    }
}
