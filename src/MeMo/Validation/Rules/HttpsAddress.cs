using System.Buffers;
using System.Net;
using System.Text;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>What TI 13.4.3 asks of an action's address: https, and a valid URI. That is RFC 3986: its characters, a scheme, and a host that
/// can be looked up (3.2.2: names of the DNS, so no empty label and no underscore, or an IP address). Beyond it, letters such as æ pass
/// behind the host, as they do with the engines of the national service; they are a warning.</summary>
internal static class HttpsAddress
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";
    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private static readonly SearchValues<char> InUserInfo = SearchValues.Create(Unreserved + SubDelimiters + ":%");
    private static readonly SearchValues<char> InPath = SearchValues.Create(Unreserved + SubDelimiters + ":@/%");
    private static readonly SearchValues<char> InQuery = SearchValues.Create(Unreserved + SubDelimiters + ":@/?%");

    // What is wrong, with what to do; null for an address that is fine.
    public static (string Problem, string Fix)? FaultOf(string text)
    {
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return ("is no absolute https address.", "Write an address that begins with https://.");
        var (address, fragment) = Cut(text["https://".Length..], '#');
        var (hierarchy, query) = Cut(address, '?');
        var (authority, path) = Cut(hierarchy, '/');
        var isWritten = AnyUri.IsEncoded(text) && Holds(path, InPath) && Holds(query, InQuery) && Holds(fragment, InQuery);
        if (!isWritten)
            return ("holds a character that no address holds, or a % that begins no code.", "Percent-encode it: %20 for a space.");
        return IsAuthority(authority)
            ? null
            : (
                "names no host that can be looked up.",
                "Write the host's name as the DNS has it (xn--… for other letters), with a port of at most 65535.");
    }

    // Behind the host.
    public static bool HasLettersToEncode(string text) => !Ascii.IsValid(text);

    private static bool Holds(string part, SearchValues<char> allowed)
    {
        foreach (var letter in part)
        {
            if (!allowed.Contains(letter) && (char.IsAscii(letter) || char.IsControl(letter) || char.IsSeparator(letter)))
                return false;
        }

        return true;
    }

    private static bool IsAuthority(string authority)
    {
        var at = authority.IndexOf('@', StringComparison.Ordinal);
        var place = authority[(at + 1)..];
        var colon = place.IndexOf(':', place.IndexOf(']', StringComparison.Ordinal) + 1);
        return (at < 0 || !authority.AsSpan(0, at).ContainsAnyExcept(InUserInfo))
            && (colon < 0 ? IsHost(place) : IsHost(place.AsSpan(0, colon)) && IsPort(place.AsSpan(colon + 1)));
    }

    // Empty: the scheme's own.
    private static bool IsPort(ReadOnlySpan<char> port) =>
        port.IsEmpty || (!port.ContainsAnyExceptInRange('0', '9') && ushort.TryParse(port, out _));

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.StartsWith("["))
            return host.EndsWith("]") && AnyUri.IsIpv6(host[1..^1]);
        var name = host.EndsWith(".") ? host[..^1] : host;
        if (name.IsEmpty || name.Length > LongestName)
            return false;
        var last = name;
        foreach (var range in name.Split('.'))
        {
            last = name[range];
            if (!IsLabel(last))
                return false;
        }

        return last.ContainsAnyExceptInRange('0', '9') || IsIpv4(name);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var letter in label)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
                return false;
        }

        return label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-';
    }

    // Four numbers to 255 without leading zeros: the short and octal forms mean other machines to other readers.
    private static bool IsIpv4(ReadOnlySpan<char> name) =>
        IPAddress.TryParse(name, out var address) && name.SequenceEqual(address.ToString());

    private static (string Before, string After) Cut(string text, char by) =>
        text.IndexOf(by, StringComparison.Ordinal) is >= 0 and var place ? (text[..place], text[(place + 1)..]) : (text, "");
}
