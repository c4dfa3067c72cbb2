using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>Every encoding of the framework by any of its names, also as programs spell them: utf8, ISO8859_1, cp1252.</summary>
internal static class EncodingNames
{
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    private static readonly FrozenDictionary<string, int> ByPlainName = Encoding.GetEncodings().Concat(CodePages.GetEncodings())
        .ToLookup(known => Plain(known.Name), known => known.CodePage, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    // Null when it is not known.
    public static int? CodePageOf(string name) =>
        CodePages.GetEncoding(name)?.CodePage ?? OfFramework(name) ?? OfPlainName(Plain(name));

    public static Encoding Strict(int codePage, DecoderFallback whenBroken) =>
        CodePages.GetEncoding(codePage, EncoderFallback.ExceptionFallback, whenBroken)
        ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, whenBroken);

    private static int? OfFramework(string name)
    {
        try
        {
            return Encoding.GetEncoding(name).CodePage;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? OfPlainName(string plain)
    {
        if (ByPlainName.TryGetValue(plain, out var known))
            return known;
        var digits = plain.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz");
        var maker = plain.AsSpan()[..^digits.Length];
        return maker is "cp" or "windows" or "ibm" or "ms"
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= ushort.MaxValue
            && CodePages.GetEncoding(number) is not null ? number : null;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
