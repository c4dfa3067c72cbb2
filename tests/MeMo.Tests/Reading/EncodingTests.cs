using System.Text;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>Messages in other encodings than UTF-8: read whole, or refused with the byte and the place; never with a letter lost.</summary>
public sealed class EncodingTests
{
    // Of many scripts; each encoding gets those that it has.
    private const string Letters = "Afgørelse ÆØÅ é ß Ž Жд Ελ שלום العربية 漢字 かな 한글 ไทย €";

    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    // These write quotation marks or small letters elsewhere than EBCDIC does, so that no declaration can be read.
    private static readonly string[] Unreadable = ["IBM1026", "IBM290", "IBM905"];

    public static IEnumerable<object[]> Names => Readable.Select(name => new object[] { name });

    // Those without # (x-IA5-Norwegian, IBM423) cannot hold MeMo's namespaces.
    private static IEnumerable<string> Readable =>
        Encoding.GetEncodings().Concat(CodePages.GetEncodings()).Select(known => known.Name).Distinct(StringComparer.Ordinal)
            .Where(name => CanWrite(Strict(name), '#')).Except(Unreadable, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Anything_EveryEncodingOfTheFramework_IsReadAndRewritten(string name)
    {
        var encoding = Strict(name);
        var text = string.Concat(Letters.Where(letter => CanWrite(encoding, letter)));
        var xml = await DeclaredAsync(name, text);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];

        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe(text);
        var report = await Xml.ValidateAsync(bytes);
        report.Findings.ShouldBeEmpty();
        report.Warnings.Any(warning => warning.Code == "warning.encoding").ShouldBe(name != "utf-8");
        var utf8 = await Utf8Async(bytes);
        LabelOf(utf8).ShouldBe(text);
        utf8.Length.ShouldBe((int)report.Length);
        (await Xml.ValidateAsync(utf8)).Warnings.ShouldNotContain(warning => warning.Code == "warning.encoding");
        LabelOf(await ConvertAsync(bytes)).ShouldBe(text);
    }

    [Fact]
    public async Task Validate_EncodingWhoseDeclarationCannotBeRead_IsRefused()
    {
        Readable.Count().ShouldBeGreaterThan(100);
        foreach (var name in Unreadable)
        {
            var bytes = Strict(name).GetBytes(await DeclaredAsync(name, "X"));
            (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem(name).Code.ShouldBe("memo.invalid");
        }
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("UTF_8")]
    [InlineData("Utf-8")]
    [InlineData("latin1")]
    [InlineData("Latin-1")]
    [InlineData("ISO8859_1")]
    [InlineData("l1")]
    [InlineData("cp1252")]
    [InlineData("WINDOWS-1252")]
    [InlineData("windows1252")]
    [InlineData("ms1252")]
    [InlineData("cp850")]
    [InlineData("IBM865")]
    [InlineData("iso-8859-15")]
    [InlineData("ISO_8859-1:1987")]
    public async Task Read_NameAsAnotherProgramSpellsIt_IsKnown(string name)
    {
        var encoding = name.Contains('8', StringComparison.Ordinal) && name.StartsWith("u", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8
            : name switch { "cp850" => Strict("ibm850"), "IBM865" => Strict("IBM865"), _ => Encoding.Latin1 };
        var bytes = encoding.GetBytes(await DeclaredAsync(name, "Blåbærgrød til Øen"));

        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe("Blåbærgrød til Øen");
        var utf8 = await Utf8Async(bytes);
        LabelOf(utf8).ShouldBe("Blåbærgrød til Øen");
        Encoding.UTF8.GetString(utf8).Contains(name, StringComparison.Ordinal).ShouldBe(name == "Utf-8");
    }

    [Theory]
    [InlineData("us-ascii", 0xE6)]
    [InlineData("us-ascii", 0x80)]
    [InlineData("ascii", 0xFF)]
    [InlineData("windows-1252", 0x81)]
    [InlineData("windows-1253", 0xAA)]
    [InlineData("windows-1257", 0xA5)]
    [InlineData("iso-8859-3", 0xA5)]
    [InlineData("iso-8859-7", 0xFF)]
    [InlineData("shift_jis", 0x81)]
    [InlineData("gb18030", 0xFF)]
    [InlineData("UTF-8", 0xE6)]
    [InlineData("UTF-8", 0xC0)]
    [InlineData("UTF-8", 0x80)]
    [InlineData("UTF-8", 0xFE)]
    public async Task Anything_ByteThatIsNoCharacter_IsRefusedAtItsPlace(string name, int broken)
    {
        var xml = (await DeclaredAsync(name, "|")).Replace("<memo:label>", "\n  <memo:label>", StringComparison.Ordinal);
        var parts = xml.Split('|');
        byte[] bytes = [.. Encoding.ASCII.GetBytes(parts[0]), (byte)broken, .. Encoding.ASCII.GetBytes(parts[1])];

        var finding = (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("memo.invalid");
        finding.Message.ShouldContain($"byte {broken:X2}");
        finding.Message.ShouldContain(name == "UTF-8" ? "windows-1252" : name);
        (finding.Line, finding.Column).ShouldBe((2, "  <memo:label>".Length + 1));
        (await Should.ThrowAsync<MemoFormatException>(() => Xml.ReadAsync(bytes))).Finding.ShouldBe(finding);
        (await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(bytes))).Finding.Message.ShouldBe(finding.Message);
        if (name != "UTF-8")
            (await Should.ThrowAsync<MemoFormatException>(() => Utf8Async(bytes))).Finding.Message.ShouldBe(finding.Message);
    }

    [Theory]
    [InlineData("klingon", "klingon")]
    [InlineData("utf-7", "utf-7")]
    [InlineData("windows-9999", "windows-9999")]
    [InlineData("", "?")]
    [InlineData("6102039999 Hansen", "?")]
    [InlineData("x-user-defined", "x-user-defined")]
    public async Task Anything_UnknownEncoding_IsRefusedByName(string name, string shown)
    {
        var bytes = Encoding.UTF8.GetBytes(await DeclaredAsync(name, "Blåbær"));

        var finding = (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem();
        finding.Message.ShouldBe($"The message declares the encoding {shown}, which is not known.");
        finding.Fix.ShouldContain("UTF-8");
        (finding.Code, finding.Path, finding.Line).ShouldBe(("memo.invalid", "/", 1));
        await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(bytes));
        (await Utf8Async(bytes)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("utf-8", "utf-16", false)]
    [InlineData("utf-8", "utf-32", false)]
    [InlineData("utf-8", "IBM037", false)]
    [InlineData("utf-8", "windows-1252", true)]
    [InlineData("utf-16", "utf-8", true)]
    [InlineData("utf-16", "windows-1252", true)]
    [InlineData("utf-16BE", "utf-8", false)]
    [InlineData("utf-32", "utf-16", true)]
    [InlineData("IBM037", "utf-8", false)]
    public async Task Validate_BytesThatAreNotWhatIsDeclared_SaysBoth(string written, string declared, bool withMark)
    {
        var encoding = Strict(written);
        var xml = await DeclaredAsync(declared, "Blåbær");
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)];

        var finding = (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("memo.invalid");
        finding.Message.ShouldStartWith("The bytes of the message are ");
        finding.Message.ShouldContain(declared);
    }

    [Theory]
    [InlineData("utf-16", true, false)]
    [InlineData("utf-16", true, true)]
    [InlineData("utf-16BE", false, true)]
    [InlineData("utf-32", true, false)]
    [InlineData("utf-32BE", true, true)]
    public async Task Read_MarkOrDeclarationAlone_IsEnough(string name, bool withMark, bool declares)
    {
        var encoding = Strict(name);
        var xml = await DeclaredAsync("utf-16", "Blåbær 漢字 😀");
        if (!declares)
            xml = xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        else if (name.Contains("32", StringComparison.Ordinal))
            xml = xml.Replace("utf-16", "utf-32", StringComparison.Ordinal);

        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)];
        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe("Blåbær 漢字 😀");
    }

    [Theory]
    [InlineData("shift_jis", "漢字かな")]
    [InlineData("gb18030", "漢字😀")]
    [InlineData("utf-16", "漢字😀a")]
    [InlineData("windows-1252", "æøå€")]
    [InlineData("utf-8", "a😀漢æ")]
    public async Task Read_CharactersAcrossPieces_AreWhole(string name, string text)
    {
        var encoding = Strict(name);
        var many = string.Concat(Enumerable.Repeat(text, 500));
        var comments = string.Concat(Enumerable.Range(0, 40).Select(i => $"<!--{new string('x', i)}{many}-->"));
        const string place = "<memo:messageType>";
        var xml = (await DeclaredAsync(name, text)).Replace(place, comments + place, StringComparison.Ordinal);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];

        foreach (var atATime in new[] { 1, 3, 1000 })
        {
            var message = await MemoReader.ReadMessageAsync(new SlowStream(bytes, atATime), CancellationToken.None);
            message.Header.Label.ShouldBe(text);
        }

        var rewritten = XDocument.Load(new MemoryStream(await Utf8Async(bytes))).DescendantNodes().OfType<XComment>().ToList();
        rewritten.Count.ShouldBe(40);
        rewritten.ShouldAllBe(comment => comment.Value.TrimStart('x') == many);
    }

    [Fact]
    public async Task ToUtf8_Utf8_PassesByteForByte()
    {
        var xml = await DeclaredAsync("UTF-8", "Blåbær 漢字");
        byte[][] forms =
            [Encoding.UTF8.GetBytes(xml), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(xml)], "no XML"u8.ToArray(), []];
        foreach (var bytes in forms)
            (await Utf8Async(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public async Task ToUtf8_StandaloneAndApostrophes_StayWellFormed()
    {
        var rest = (await DeclaredAsync("x", "Blåbær")).Split("?>", 2)[1];
        foreach (var declaration in new[]
        {
            "<?xml version='1.0' encoding='windows-1252' standalone='yes'?>", "<?xml version=\"1.0\"\n\tencoding = \"l1\"  ?>",
            "<?xml version='1.0' encoding='cp1252'?>", "<?xml version='1.0' encoding='latin1' standalone='no' ?>",
        })
        {
            var utf8 = await Utf8Async(Encoding.Latin1.GetBytes(declaration + rest));
            LabelOf(utf8).ShouldBe("Blåbær");
            (await Xml.ReadAsync(utf8)).Header.Label.ShouldBe("Blåbær");
        }
    }

    [Fact]
    public async Task Read_FileInAnotherEncoding_HasItsBytes()
    {
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7)).ToArray();
        var xml = (await Tests.Letters.XmlWithContentAsync(Convert.ToBase64String(content)))
            .Replace("utf-8", "utf-16", StringComparison.Ordinal);
        var message = await Xml.ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)]);

        await using var file = await message.Body!.MainDocument.Files[0].Content.OpenAsync(CancellationToken.None);
        var read = new MemoryStream();
        await file.CopyToAsync(read);
        read.ToArray().ShouldBe(content);
    }

    [Theory]
    [InlineData("", "The input is empty.")]
    [InlineData(" \r\n\t", "The input holds nothing but white space.")]
    [InlineData("Kære borger", "The input is a text or of some other kind, not XML.")]
    [InlineData("\n{\"label\":\"x\"}", "The input is JSON, not XML.")]
    [InlineData("[]", "The input is JSON, not XML.")]
    [InlineData("%PDF-1.7 x", "The input is a PDF file, not XML.")]
    [InlineData("PK\u0003\u0004xxxx", "The input is a zip archive, or an office document, not XML.")]
    [InlineData("\u001F\u008Bxxxx", "The input is compressed (gzip), not XML.")]
    [InlineData("\u0089PNG\r\n", "The input is a picture (PNG), not XML.")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "The input is a picture (JPEG), not XML.")]
    [InlineData("\0\0\0\0", "The input is a text or of some other kind, not XML.")]
    [InlineData("<!DOCTYPE html><html/>", "The message has a DTD (<!DOCTYPE), which MeMo does not use.")]
    [InlineData("<html/>", "The root element is not Message.")]
    public async Task Validate_NoXml_SaysWhatItIs(string text, string message)
    {
        var finding = (await Xml.ValidateAsync(Encoding.Latin1.GetBytes(text))).Findings.ShouldHaveSingleItem();
        finding.Message.ShouldBe(message);
        finding.Code.ShouldBe(text == "<html/>" ? "memo.root.invalid" : "memo.invalid");
        finding.Fix.ShouldNotBeEmpty();
    }

    private static async Task<string> DeclaredAsync(string encoding, string label) =>
        (await Tests.Letters.XmlAsync()).Replace("encoding=\"utf-8\"", $"encoding=\"{encoding}\"", StringComparison.Ordinal)
            .Replace("Afgørelse", label, StringComparison.Ordinal);

    private static Encoding Strict(string name) =>
        CodePages.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static bool CanWrite(Encoding encoding, char letter)
    {
        try
        {
            return encoding.GetString(encoding.GetBytes([letter])) == $"{letter}";
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string LabelOf(byte[] utf8) =>
        XDocument.Load(new MemoryStream(utf8)).Descendants().First(element => element.Name.LocalName == "label").Value;

    private static async Task<byte[]> Utf8Async(byte[] message)
    {
        var output = new MemoryStream();
        await MemoEncoding.ToUtf8(new MemoryStream(message)).CopyToAsync(output);
        return output.ToArray();
    }

    private static async Task<byte[]> ConvertAsync(byte[] message)
    {
        var output = new MemoryStream();
        await MemoConverter.ConvertAsync(new MemoryStream(message), output, MemoVersion.V1_1, CancellationToken.None);
        return output.ToArray();
    }
}
