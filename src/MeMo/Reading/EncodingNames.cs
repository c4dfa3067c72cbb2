using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>Every encoding of the framework by any of its names, also as programs spell them: utf8, ISO8859_1, cp1252.</summary>
internal static class EncodingNames
{
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    // The framework knows these with their hyphens only, and does not list them.
    private const string Others = """
        asmo-708 big5-hkscs cn-big5 cn-gb din_66003 dos-720 dos-862 dos-874 ebcdic-cp-ar1 ebcdic-cp-be ebcdic-cp-ca
        ebcdic-cp-ch ebcdic-cp-dk ebcdic-cp-es ebcdic-cp-fi ebcdic-cp-fr ebcdic-cp-gb ebcdic-cp-gr ebcdic-cp-he
        ebcdic-cp-is ebcdic-cp-it ebcdic-cp-nl ebcdic-cp-no ebcdic-cp-roece ebcdic-cp-se ebcdic-cp-tr ebcdic-cp-us
        ebcdic-cp-wt ebcdic-cp-yu ebcdic-cyrillic ebcdic-jp-kana ecma-114 ecma-118 elot_928 euc-cn euc-jp euc-kr
        hz-gb-2312 ibm-thai iso-2022-jp iso-2022-jpeuc iso-2022-kr iso-2022-kr-7 iso-2022-kr-7bit iso-2022-kr-8
        iso-2022-kr-8bit iso-8859-11 iso-8859-8-i iso-ir-100 iso-ir-101 iso-ir-109 iso-ir-110 iso-ir-126 iso-ir-127
        iso-ir-138 iso-ir-144 iso-ir-148 iso-ir-149 iso-ir-58 iso-ir-6 iso646-us iso-10646-ucs-2 koi8-ru koi8-u
        ks_c_5601-1989 ms_kanji ns_4551-1 sen_850200_b tis-620 ucs-2 unicode-1-1-utf-8 unicode-2-0-utf-8 utf-16be
        utf-16le utf-32be utf-32le windows-874 x-ansi x-ebcdic-koreanextended x-euc x-euc-cn x-euc-jp x-ia5 x-ms-cp932
        x-unicode-1-1-utf-8 x-unicode-2-0-utf-8 x-x-big5 gb18030
        """;

    // No names of the framework's.
    private static readonly (string Name, int CodePage)[] Foreign = [("macroman", 10000), ("mac", 10000)];

    private static readonly FrozenDictionary<string, int> ByPlainName = Encoding.GetEncodings().Concat(CodePages.GetEncodings())
        .Select(known => (known.Name, known.CodePage)).Concat(Foreign)
        .Concat(from name in Others.Split()
                let codePage = OfFramework(name)
                where codePage is not null
                select (Name: name, CodePage: codePage.Value))
        .ToLookup(known => Plain(known.Name), known => known.CodePage, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    // Null when it is not known.
    public static int? CodePageOf(string name) => OfFramework(name) ?? OfFramework(Plain(name)) ?? OfPlainName(Plain(name));

    // A name that leaves the order of the bytes to them.
    public static bool IsOfAnyOrder(string name) =>
        Plain(name) is "utf16" or "utf32" or "unicode" or "ucs2" or "iso10646ucs2" or "csunicode";

    public static Encoding Strict(int codePage, DecoderFallback whenBroken) =>
        CodePages.GetEncoding(codePage, EncoderFallback.ExceptionFallback, whenBroken)
        ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, whenBroken);

    private static int? OfFramework(string name)
    {
        try
        {
            return (CodePages.GetEncoding(name) ?? Encoding.GetEncoding(name)).CodePage;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int? OfPlainName(string plain)
    {
        if (ByPlainName.TryGetValue(plain, out var known) || ByPlainName.TryGetValue($"x{plain}", out known)
            || (plain.StartsWith('x') && ByPlainName.TryGetValue(plain[1..], out known)))
            return known;
        var digits = plain.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz");
        var maker = plain.AsSpan()[..^digits.Length];
        if (maker is not ("cp" or "windows" or "ibm" or "ms" or "ccsid" or "xcp")
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return ByPlainName.TryGetValue($"ibm{number:D3}", out var ibm) ? ibm : OfNumber(number);
    }

    // Those below are no code pages, but what the machine is set to.
    private static int? OfNumber(int number)
    {
        if (number is < 37 or 42 or > ushort.MaxValue)
            return null;
        try
        {
            return (CodePages.GetEncoding(number) ?? Encoding.GetEncoding(number)).CodePage;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
