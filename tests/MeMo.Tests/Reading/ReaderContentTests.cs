using System.Text;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>The content of a file, in every form that the schema allows and some that it does not.</summary>
public sealed class ReaderContentTests
{
    [Theory]
    [InlineData("JVBERi0xLjc=")]
    [InlineData(" JVBE Ri0x\r\n\tLjc= \n")]
    [InlineData("<![CDATA[JVBERi0xLjc=]]>")]
    [InlineData("JVBERi<![CDATA[0xL]]>jc=")]
    [InlineData("<![CDATA[]]>JVBERi<![CDATA[0x]]><![CDATA[\nL]]>\njc=<![CDATA[]]>")]
    [InlineData("JVBERi<![CDATA[0x]]>&#76;<![CDATA[jc]]>=")]
    [InlineData("JVBE<!-- x > y -->Ri0xLjc=")]
    [InlineData("JVBE<?pi?>Ri0xLjc=")]
    [InlineData("JVBERi0xLjc&#61;")]
    [InlineData("&#x4A;VBERi0xLjc=")]
    [InlineData("\nJ\nV\nB\nE\nR\ni\n0\nx\nL\nj\nc\n=\n")]
    public async Task ReadFile_ContentInThisForm_GivesTheBytes(string content)
    {
        var xml = Encoding.UTF8.GetBytes(await Letters.XmlWithContentAsync(content));
        foreach (var atATime in new[] { 1, 5, 1 << 20 })
            Encoding.ASCII.GetString(await ReadContentAsync(xml, atATime)).ShouldBe("%PDF-1.7");
    }

    [Theory]
    [InlineData("JVBERi0xLjc")]
    [InlineData("JVBERi0xLjc=JVBE")]
    [InlineData("JVBE=")]
    [InlineData("JVBER===")]
    [InlineData("JVBE*i0x")]
    [InlineData("JVBEæi0x")]
    [InlineData("<![CDATA[JVBERi0x]Ljc=]]>")]
    [InlineData("<![CDATA[JVBE<b>Ri0xLjc=]]>")]
    [InlineData("<![CDATA[JVBE&#76;]]>")]
    [InlineData("<x/>JVBERi0xLjc=")]
    [InlineData("JVBERi0xLjc=<memo:content/>")]
    public async Task ReadFile_ContentThatIsNoBase64_Throws(string content)
    {
        var xml = Encoding.UTF8.GetBytes(await Letters.XmlWithContentAsync(content));
        foreach (var atATime in new[] { 1, 1 << 20 })
        {
            var thrown = await Should.ThrowAsync<MemoFormatException>(() => ReadContentAsync(xml, atATime));
            thrown.Finding.Code.ShouldBe("memo.invalid");
            thrown.Finding.Path.ShouldBe("/Message/MessageBody/MainDocument/File[1]/content");
        }
    }

    [Fact]
    public async Task ReadFile_StartTagInAnyForm_GivesTheBytes()
    {
        string[] tags = ["<memo:content >", "<memo:content\n>", "<memo:content xmlns:a=\"b>c\">", "<memo:content xmlns:y='x:content>'>"];
        foreach (var tag in tags)
        {
            var xml = Encoding.UTF8.GetBytes((await Letters.XmlAsync()).Replace("<memo:content>", tag, StringComparison.Ordinal));
            foreach (var atATime in new[] { 1, 1 << 20 })
                Encoding.ASCII.GetString(await ReadContentAsync(xml, atATime)).ShouldBe("%PDF-1.7", tag);
        }
    }

    [Fact]
    public async Task ReadFile_LargeRandomContent_GivesTheBytesWhateverTheReadSize()
    {
        var bytes = new byte[300_001];
        new Random(1).NextBytes(bytes);
        var lines = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);
        foreach (var content in new[] { Convert.ToBase64String(bytes), lines })
        {
            var xml = Encoding.UTF8.GetBytes(await Letters.XmlWithContentAsync(content));
            foreach (var readSize in new[] { 1, 2, 3, 100, 70_000 })
                (await ReadContentAsync(xml, 1 << 20, readSize)).ShouldBe(bytes, $"{readSize}");
        }
    }

    /// <summary>The fast way takes letters only and hands over to the careful one wherever something else stands among them.</summary>
    [Fact]
    public async Task ReadFile_AnythingAmongTheLetters_GivesTheSameBytes()
    {
        string[] others = [" ", "\n", "\r\n\t", "    ", "<!-- x -->", "<![CDATA[]]>", "<![CDATA[\n]]>", "<?x?>"];
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(3000)];
            random.NextBytes(bytes);
            var content = Convert.ToBase64String(bytes);
            for (var count = random.Next(4); count > 0; count--)
            {
                var place = random.Next(content.Length + 1);
                var isInMarkup = content[..place].LastIndexOf('<') > content[..place].LastIndexOf('>');
                content = isInMarkup ? content : content.Insert(place, others[random.Next(others.Length)]);
            }

            var xml = Encoding.UTF8.GetBytes(await Letters.XmlWithContentAsync(content));
            (await ReadContentAsync(xml, random.Next(1, 5000), random.Next(1, 5000))).AsSpan().SequenceEqual(bytes).ShouldBeTrue($"{seed}");
        }
    }

    [Fact]
    public async Task ReadFile_UnreadContent_IsPassedOver()
    {
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with
            {
                AdditionalDocuments =
                    [new() { DocumentId = "b", Label = "Bilag", Files = [Letters.File(), Letters.File("text/plain", "b.txt")] }],
            },
        };
        await using var reader = new MemoReader(new MemoryStream(await Xml.WriteAsync(message)));
        var seen = new List<string>();
        while (await reader.ReadFileAsync(CancellationToken.None) is { } part)
            seen.Add($"{part.DocumentKind} {part.DocumentIndex} {part.DocumentId} {part.DocumentLabel} {part.FileIndex} {part.Filename}");

        seen.ShouldBe(["Main 1   1 Brev.pdf", "Additional 1 b Bilag 1 Brev.pdf", "Additional 1 b Bilag 2 b.txt"]);
        reader.CreatedDateTime.ShouldBe(message.Body!.CreatedDateTime);
    }

    [Theory]
    [InlineData("<memo:content></memo:content>")]
    [InlineData("<memo:content/>")]
    [InlineData("<memo:content />")]
    public async Task ReadFile_EmptyContent_IsAFileWithoutBytes(string content)
    {
        var xml = Encoding.UTF8.GetBytes(
            (await Letters.XmlAsync()).Replace("<memo:content>JVBERi0xLjc=</memo:content>", content, StringComparison.Ordinal));
        (await ReadContentAsync(xml, 100)).ShouldBeEmpty();
        (await Xml.ReadAsync(xml)).Body!.MainDocument.Files.ShouldHaveSingleItem().Content.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<memo:filename>Brev.pdf</memo:filename>", "</memo:content>", "/Message/MessageBody/MainDocument/File[1]/filename")]
    [InlineData("<memo:language>da</memo:language>", "</memo:content>", "/Message/MessageBody/MainDocument/File[1]/language")]
    public async Task ReadFile_ContentBeforeWhatDescribesIt_Throws(string moved, string behind, string path)
    {
        var xml = (await Letters.XmlAsync()).Replace(moved, "", StringComparison.Ordinal).Replace(
            behind, behind + moved, StringComparison.Ordinal);
        var thrown = await Should.ThrowAsync<MemoFormatException>(() => ReadContentAsync(Encoding.UTF8.GetBytes(xml), 100));
        thrown.Finding.Path.ShouldBe(path);
    }

    [Fact]
    public async Task ReadHeader_BodyBeforeHeader_Throws()
    {
        var xml = await Letters.XmlAsync();
        var (from, to) =
            (xml.IndexOf("<memo:MessageHeader>", StringComparison.Ordinal), xml.IndexOf("<memo:MessageBody>", StringComparison.Ordinal));
        var swapped = xml.Remove(from, to - from).Replace(
            "</memo:MessageBody>", "</memo:MessageBody>" + xml[from..to], StringComparison.Ordinal);
        await using var reader = new MemoReader(new MemoryStream(Encoding.UTF8.GetBytes(swapped)));
        var thrown = await Should.ThrowAsync<MemoFormatException>(async () => await reader.ReadHeaderAsync(CancellationToken.None));
        thrown.Finding.Path.ShouldBe("/Message/MessageHeader");
    }

    private static async Task<byte[]> ReadContentAsync(byte[] xml, int atATime, int readSize = 81920)
    {
        await using var reader = new MemoReader(new SlowStream(xml, atATime));
        var part = await reader.ReadFileAsync(CancellationToken.None);
        var bytes = new MemoryStream();
        var buffer = new byte[readSize];
        while (await part!.Content.ReadAsync(buffer) is > 0 and var count)
            bytes.Write(buffer, 0, count);
        (await reader.ReadFileAsync(CancellationToken.None)).ShouldBeNull();
        return bytes.ToArray();
    }
}
