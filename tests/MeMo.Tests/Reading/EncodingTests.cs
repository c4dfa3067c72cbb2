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
    [InlineData("cp28591")]
    [InlineData("iso_ir_100")]
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
    [InlineData("shift_jis", 0xA0)]
    [InlineData("shift_jis", 0x80)]
    [InlineData("shift_jis", 0xFD)]
    [InlineData("cp932", 0xFF)]
    [InlineData("gb2312", 0xFF)]
    [InlineData("big5", 0x80)]
    [InlineData("big5", 0xFF)]
    [InlineData("euc-jp", 0x80)]
    [InlineData("euc-jp", 0xA0)]
    [InlineData("euc-kr", 0x85)]
    [InlineData("ks_c_5601-1987", 0xFF)]
    [InlineData("iso-2022-jp", 0xA0)]
    [InlineData("x-mac-japanese", 0x80)]
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
    [InlineData(" utf-8", "?")]
    [InlineData("utf-8 ", "?")]
    [InlineData("UTF\u20138", "?")]
    [InlineData("UTF/8", "?")]
    [InlineData("ＵＴＦ-8", "?")]
    [InlineData("ISO_8859-1:1987", "?")]
    [InlineData("8859-1", "?")]
    [InlineData("cp2", "cp2")]
    [InlineData("cp65000", "cp65000")]
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
    [InlineData("utf-16", "UTF-16BE", true)]
    [InlineData("utf-16", "utf-16be", false)]
    [InlineData("utf-16BE", "UTF-16LE", true)]
    [InlineData("utf-16BE", "utf-16le", false)]
    [InlineData("utf-16BE", "utf_16_le", false)]
    [InlineData("utf-16BE", "cp1200", true)]
    [InlineData("utf-16", "unicodeFFFE", true)]
    [InlineData("utf-32", "utf-32be", true)]
    [InlineData("utf-32BE", "UTF-32LE", false)]
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
    [InlineData("utf-16", "utf-16le", true)]
    [InlineData("utf-16", "utf-16", false)]
    [InlineData("utf-16BE", "utf-16be", true)]
    [InlineData("utf-16BE", "ucs-2", false)]
    [InlineData("utf-16BE", "UNICODE", true)]
    [InlineData("utf-32BE", "utf-32", false)]
    public async Task Read_OrderOfBytesAsDeclared_IsRead(string written, string declared, bool withMark)
    {
        var encoding = Strict(written);
        var xml = await DeclaredAsync(declared, "Blåbær 漢字");
        (await Xml.ReadAsync([.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(xml)])).Header.Label.ShouldBe("Blåbær 漢字");
    }

    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-16BE", "")]
    [InlineData("utf-32", "")]
    [InlineData("utf-32BE", "")]
    [InlineData("utf-16", "<!-- først -->")]
    [InlineData("utf-16BE", "<!-- først -->")]
    [InlineData("utf-32", "<!-- først -->")]
    [InlineData("utf-16", "<?vis nu?>\n")]
    [InlineData("utf-16BE", "<?xml version='1.0'?>")]
    public async Task Anything_NeitherMarkNorDeclaration_IsReadWholeAndRewritten(string name, string before)
    {
        var xml = await DeclaredAsync("x", "Pludselig ÿ€ 漢字");
        var bytes = Strict(name).GetBytes(before + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart());

        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe("Pludselig ÿ€ 漢字");
        (await Xml.ValidateAsync(bytes)).Warnings.ShouldContain(warning => warning.Code == "warning.encoding");
        var utf8 = await Utf8Async(bytes);
        Encoding.UTF8.GetString(utf8).ShouldStartWith(before + "<memo:Message");
        LabelOf(await ConvertAsync(bytes)).ShouldBe("Pludselig ÿ€ 漢字");
    }

    [Theory]
    [InlineData("IBM037", "<!-- først -->")]
    [InlineData("IBM037", "")]
    [InlineData("IBM277", "\n")]
    [InlineData("utf-16", " ")]
    [InlineData("utf-16BE", "\n")]
    [InlineData("utf-32", "\t")]
    public async Task Anything_NeitherMarkNorDeclarationNorBracket_IsRefused(string name, string before)
    {
        var xml = await DeclaredAsync("x", "Blåbær");
        var bytes = Strict(name).GetBytes(before + xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart());

        (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem().Code.ShouldBe("memo.invalid");
        await Should.ThrowAsync<MemoFormatException>(() => Xml.ReadAsync(bytes));
        await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(bytes));
    }

    [Theory]
    [InlineData("iso-8859-1", 100, true)]
    [InlineData("iso-8859-1", 900, true)]
    [InlineData("utf-32", 900, true)]
    [InlineData("utf-16", 900, true)]
    [InlineData("utf8", 900, true)]
    [InlineData("iso-8859-1", 1100, false)]
    [InlineData("iso-8859-1", 4090, false)]
    [InlineData("iso-8859-1", 70_000, false)]
    [InlineData("IBM277", 1100, false)]
    [InlineData("utf-16", 1100, false)]
    [InlineData("utf-32", 70_000, false)]
    [InlineData("utf-8", 1100, false)]
    public async Task Anything_DeclarationWithManySpaces_IsReadOrRefusedAsTooLong(string name, int spaces, bool isRead)
    {
        var encoding = Strict(name == "utf8" ? "utf-8" : name);
        foreach (var before in new[] { "encoding=", "version=", "?>" })
        {
            var xml = await DeclaredAsync(name, "Blåbær");
            var bytes = encoding.GetBytes(xml.Insert(xml.IndexOf(before, StringComparison.Ordinal), new string(' ', spaces)));
            if (isRead)
            {
                (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe("Blåbær");
                LabelOf(await Utf8Async(bytes)).ShouldBe("Blåbær");
                continue;
            }

            (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem().Message
                .ShouldBe("The XML declaration does not end within 1,024 characters.");
            await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(bytes));
        }
    }

    [Theory]
    [InlineData("1.1", "1.1")]
    [InlineData("1.00", "1.00")]
    [InlineData("2.0", "2.0")]
    [InlineData("1.0 ", "?")]
    [InlineData("", "?")]
    [InlineData("æble", "?")]
    public async Task Anything_OtherVersionOfXml_IsRefusedInWords(string version, string shown)
    {
        var xml = (await DeclaredAsync("utf-8", "Blåbær")).Replace("version=\"1.0\"", $"version=\"{version}\"", StringComparison.Ordinal);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var declared = xml.Replace("utf-8", encoding.WebName, StringComparison.Ordinal);
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(declared)];
            var finding = (await Xml.ValidateAsync(bytes)).Findings.ShouldHaveSingleItem();
            finding.Message.ShouldBe($"The message declares XML {shown}, which is not read: MeMo is XML 1.0.");
            (finding.Code, finding.Path, finding.Line).ShouldBe(("memo.invalid", "/", 1));
            await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(bytes));
        }
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("UTF8")]
    [InlineData("utf_8")]
    [InlineData("unicode-1-1-utf-8")]
    [InlineData("cp65001")]
    public async Task Anything_MarkAndAnotherNameOfUtf8_IsReadAndRewritten(string name)
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(await DeclaredAsync(name, "Blåbær 漢字"))];

        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe("Blåbær 漢字");
        (await Xml.ValidateAsync(bytes)).Findings.ShouldBeEmpty();
        LabelOf(await Utf8Async(bytes)).ShouldBe("Blåbær 漢字");
        LabelOf(await ConvertAsync(bytes)).ShouldBe("Blåbær 漢字");
    }

    [Theory]
    [InlineData("euc_kr", "euc-kr", "한글")]
    [InlineData("EUCKR", "euc-kr", "한글")]
    [InlineData("TIS620", "windows-874", "ไทย")]
    [InlineData("tis_620", "windows-874", "ไทย")]
    [InlineData("cp20127", "us-ascii", "Letter")]
    [InlineData("cp28605", "iso-8859-15", "blå €")]
    [InlineData("cp277", "IBM277", "Blåbær")]
    [InlineData("ibm0277", "IBM277", "Blåbær")]
    [InlineData("cp037", "IBM037", "Blåbær")]
    [InlineData("ccsid00858", "IBM00858", "Blåbær €")]
    [InlineData("MacRoman", "macintosh", "Blåbær €")]
    [InlineData("x-mac-roman", "macintosh", "Blåbær €")]
    [InlineData("mac_greek", "x-mac-greek", "Ελ")]
    [InlineData("gb_18030", "gb18030", "漢字")]
    [InlineData("ms-kanji", "shift_jis", "漢字")]
    [InlineData("ecma118", "iso-8859-7", "Ελ")]
    [InlineData("big5_hkscs", "big5", "漢字")]
    [InlineData("ebcdic_cp_dk", "IBM277", "Blåbær")]
    public async Task Read_NameAsSpelledElsewhere_IsReadInItsEncoding(string name, string encoding, string text)
    {
        var bytes = Strict(encoding).GetBytes(await DeclaredAsync(name, text));
        (await Xml.ReadAsync(bytes)).Header.Label.ShouldBe(text);
        LabelOf(await Utf8Async(bytes)).ShouldBe(text);
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
