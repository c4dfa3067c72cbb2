using System.Text;
using System.Text.RegularExpressions;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>What the first bytes of a message say of its encoding (XML 1.0, appendix F): a mark, the bytes of its first bracket, and the
/// name in its declaration. They must agree.</summary>
internal sealed partial class DeclaredEncoding
{
    // UTF-8, and whatever else holds ASCII, is read with it up to the declaration's end.
    private const int AsciiLike = 28591;
    private const int Ebcdic = 37;

    // In characters, so that in four bytes each it stands whole in the head.
    private const int LongestDeclaration = Utf8Input.LongestHead / 4;

    // The longer mark first, as the one of UTF-32 begins with that of UTF-16.
    private static readonly (byte[] Start, int Mark, int CodePage)[] Starts =
    [
        ([0xFF, 0xFE, 0, 0], 4, 12000), ([0, 0, 0xFE, 0xFF], 4, 12001), ([0xFF, 0xFE], 2, 1200), ([0xFE, 0xFF], 2, 1201),
        ([0xEF, 0xBB, 0xBF], 3, 65001), ([0x3C, 0, 0, 0], 0, 12000), ([0, 0, 0, 0x3C], 0, 12001), ([0x3C, 0], 0, 1200),
        ([0, 0x3C], 0, 1201), ([0x4C, 0x6F, 0xA7, 0x94], 0, Ebcdic),
    ];

    // What people send in place of a MeMo, by its first bytes.
    private static readonly (byte[] Start, string What)[] Others =
    [
        ("%PDF"u8.ToArray(), "a PDF file"), ("PK"u8.ToArray(), "a zip archive, or an office document"), ([0x1F, 0x8B], "compressed (gzip)"),
        ([0xFD, 0x37, 0x7A], "compressed (xz)"), ([0x5D, 0, 0], "compressed (LZMA)"), ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"), ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
    ];

    private DeclaredEncoding(int codePage) => CodePage = codePage;

    public int CodePage { get; private init; }

    // As it was declared, or as the bytes show it; null: UTF-8, by its own name or none.
    public string? Name { get; private init; }

    // Its bytes, which another encoding than UTF-8 leaves behind.
    public int Mark { get; private init; }

    // The text behind the mark to the end of the name, with UTF-8 in its place, of the same length; null when it needs no change.
    public string? Rewritten { get; private init; }

    public bool HasDoctype { get; private init; }

    public InputFault? Fault { get; private init; }

    public static DeclaredEncoding Of(ReadOnlySpan<byte> head)
    {
        var (mark, found) = (0, AsciiLike);
        foreach (var (start, length, codePage) in Starts)
        {
            if (!head.StartsWith(start))
                continue;
            (mark, found) = (length, codePage);
            break;
        }

        var text = EncodingNames.Strict(found, DecoderFallback.ReplacementFallback).GetString(head[mark..]);
        if (NotXml(head, text) is { } fault)
            return new(found) { Fault = fault };
        var declaration = Declaration().Match(text);
        if (FaultOf(declaration, text) is { } unread)
            return new(found) { Fault = unread };
        var said = declaration.Groups["encoding"].Success ? declaration.Groups["name"].Value : null;
        var settled = Settle(found, mark, said);
        var isUtf8 = settled.CodePage == Encoding.UTF8.CodePage
            && (said is null || said.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return settled.Fault is not null ? settled : new(settled.CodePage)
        {
            Name = isUtf8 ? null : settled.Name,
            Mark = mark,
            Rewritten = isUtf8 || said is null ? null : Rewrite(text, declaration),
            HasDoctype = text.Contains("<!DOCTYPE", StringComparison.Ordinal),
        };
    }

    private static DeclaredEncoding Settle(int found, int mark, string? said)
    {
        if (said is null)
            return found == Ebcdic ? Broken(InputFaults.OtherEncoding("EBCDIC", null)) : new(Plain(found)) { Name = NameOf(Plain(found)) };
        if (!EncodingName().IsMatch(said))
            return Broken(InputFaults.UnknownEncoding(null));
        if (EncodingNames.CodePageOf(said) is not { } meant)
            return Broken(InputFaults.UnknownEncoding(said));
        var isSame = found switch
        {
            AsciiLike or Ebcdic => BytesOf(meant).AsSpan().SequenceEqual(BytesOf(found)),
            _ => BytesOf(meant).Length == BytesOf(found).Length && (meant == found || (mark != 3 && EncodingNames.IsOfAnyOrder(said))),
        };
        if (!isSame)
            return Broken(InputFaults.OtherEncoding(found is AsciiLike ? "UTF-8, or hold ASCII" : NameOf(found), said));
        return new(found is AsciiLike or Ebcdic ? meant : found) { Name = said };
    }

    private static DeclaredEncoding Broken(InputFault fault) => new(AsciiLike) { Fault = fault };

    private static int Plain(int found) => found == AsciiLike ? Encoding.UTF8.CodePage : found;

    private static string NameOf(int codePage) =>
        codePage == Ebcdic ? "EBCDIC" : EncodingNames.Strict(codePage, DecoderFallback.ExceptionFallback).WebName.ToUpperInvariant();

    private static byte[] BytesOf(int codePage) => EncodingNames.Strict(codePage, DecoderFallback.ExceptionFallback).GetBytes("<?xml");

    // A name shorter than UTF-8 has no room for it: without a name it is UTF-8 too.
    private static string Rewrite(string text, Match declaration)
    {
        var (name, whole) = (declaration.Groups["name"], declaration.Groups["encoding"]);
        var declared = name.Length < 5 ? "" : $"{text[whole.Index..name.Index]}UTF-8{text[name.Index + name.Length]}";
        return text[..whole.Index] + declared.PadRight(whole.Length);
    }

    // Behind the bound nobody would look for the name, but the parser.
    private static InputFault? FaultOf(Match declaration, string text)
    {
        if (!Opening().IsMatch(text))
            return null;
        var version = declaration.Groups["version"];
        if (version.Success && version.Value != "1.0")
            return InputFaults.OtherVersion(Version().IsMatch(version.Value) ? version.Value : null);
        var end = text.IndexOf("?>", StringComparison.Ordinal);
        var isLong = end < 0 ? text.Length >= LongestDeclaration : end + "?>".Length > LongestDeclaration;
        return isLong ? InputFaults.LongDeclaration(LongestDeclaration) : null;
    }

    private static InputFault? NotXml(ReadOnlySpan<byte> head, string text)
    {
        if (head.IsEmpty)
            return InputFaults.Empty;
        foreach (var (start, what) in Others)
        {
            if (head.StartsWith(start))
                return InputFaults.NotXml(what, "Put it into a MeMo, as the content of a file.");
        }

        return text.AsSpan().TrimStart(Lexical.Space) switch
        {
            [] => head.Length < Utf8Input.LongestHead ? InputFaults.OnlySpace : null,
            ['<', ..] => null,
            ['{' or '[', ..] => InputFaults.NotXml("JSON", "Send a MeMo; the JSON of a package is dropped as {name}.letter.json."),
            _ => InputFaults.NotXml("a text or of some other kind"),
        };
    }

    [GeneratedRegex(
        """^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*("(?<version>[^"<>]*)"|'(?<version>[^'<>]*)')"""
            + """([ \t\r\n]+(?<encoding>encoding[ \t\r\n]*=[ \t\r\n]*("(?<name>[^"<>]*)"|'(?<name>[^'<>]*)')))?""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^<\?xml[ \t\r\n]")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[0-9]{1,4}\.[0-9]{1,4}\z")]
    private static partial Regex Version();

    // XML's EncName, and no longer than any is.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex EncodingName();
}
