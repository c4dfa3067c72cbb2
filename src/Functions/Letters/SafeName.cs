using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Postvogn.Functions.Letters;

/// <summary>A name that somebody else gave, as part of a place of ours: as it is if it is fit, else escaped, cut and told apart by a hash.
/// Two names never get the same (docs/adr/0032).</summary>
internal static class SafeName
{
    // Of a file system that people use, in bytes of UTF-8.
    private const int LongestPart = 255;
    private const int HashDigits = 32;

    // Escaped, a name is for people to recognise.
    private const int Shown = 100;

    /// <summary>The place's own <paramref name="ending"/> goes behind the name's last part, or is a part of its own (<c>/…</c>).</summary>
    public static string Of(string name, string ending) => (IsFit(name, ending) ? name : Escaped(name)) + ending;

    /// <summary>As <see cref="Of"/>, of a name whose place needs no more than the length that the store allows.</summary>
    public static string Short(string name, string ending) =>
        (name.Length + ending.Length <= BlobPath.LongestName ? name : Escaped(name)) + ending;

    /// <summary>Whether it is Unicode; a character for what was none counts as such.</summary>
    public static bool IsUnicode(string name) => name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    /// <summary>32 hex digits of a name's SHA-256, over UTF-16: that tells apart what is no Unicode, too.</summary>
    public static string HashOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())).AsSpan(0, HashDigits / 2));

    private static bool IsFit(string name, string ending)
    {
        var whole = name + ending;
        var parts = name.Split('/');
        return BlobPath.IsValid(whole) && BlobPath.IsValid(name) && IsUnicode(name)
            && whole.Split('/').All(part => Encoding.UTF8.GetByteCount(part) <= LongestPart)
            && !parts.Any(EndsLikeHash)
            && !parts.SkipLast(1).Any(IsLikeFile);
    }

    // Where the store is a folder, a file of that name may lie there already: a refused drop, or an outcome.
    private static bool IsLikeFile(string folder) =>
        Drops.DropName.KindOf(folder) is not null || folder.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool EndsLikeHash(string part) =>
        part.Length > HashDigits && part[^(HashDigits + 1)] == '~' && part[^HashDigits..].All(char.IsAsciiHexDigitLower);

    private static string Escaped(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var source = slash < 0 ? "" : name[..slash];
        var folder = source.Length is > 0 and <= Shown && source.All(IsShownAsItIs) ? source + '/' : "";
        var shown = new StringBuilder();
        foreach (var rune in name[folder.Length..].EnumerateRunes())
        {
            var isShown = rune.IsAscii && (IsShownAsItIs((char)rune.Value) || (rune.Value == '.' && shown.Length > 0));
            var next = isShown ? rune.ToString() : Percent(rune);
            if (shown.Length + next.Length > Shown) break;
            shown.Append(next);
        }

        return $"{folder}{shown}~{HashOf(name)}";
    }

    private static bool IsShownAsItIs(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static string Percent(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        return string.Concat(bytes[..rune.EncodeToUtf8(bytes)].ToArray().Select(b => $"%{b:X2}"));
    }
}
