using System.Text;
using Postvogn.MeMo.Schema;
using Postvogn.MeMo.Tests.Schema;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>What other systems write wrong and Digital Post delivers all the same is read; what cannot be delivered is refused.</summary>
public sealed class TolerantReaderTests
{
    private const string Header = "/Message/MessageHeader";
    private const string File = "/Message/MessageBody/MainDocument/File[1]";
    private const string OtherUuid = "9b0f3f0a-52ad-4b4c-8a52-0d8b5c1e2f33";

    [Theory]
    [InlineData(
        "</memo:MessageHeader>", "<memo:ReplyData><memo:caseID>1</memo:caseID></memo:ReplyData></memo:MessageHeader>",
        $"{Header}/ReplyData[1]/messageUUID")]
    [InlineData(
        "</memo:MessageHeader>", "<memo:ReplyData><memo:messageUUID/></memo:ReplyData></memo:MessageHeader>",
        $"{Header}/ReplyData[1]/messageUUID")]
    [InlineData("<memo:label>Afgørelse</memo:label>", "", $"{Header}/label")]
    [InlineData("<memo:messageType>DIGITALPOST</memo:messageType>", "", $"{Header}/messageType")]
    [InlineData("<memo:idType>CPR</memo:idType>", "", $"{Header}/Recipient/idType")]
    [InlineData("<memo:Sender>", "<memo:New a='b'><memo:x/>y</memo:New><memo:Sender>", $"{Header}/New")]
    [InlineData("<memo:Sender>", "<memo:reply>ja</memo:reply><memo:Sender>", $"{Header}/reply")]
    [InlineData("<memo:Sender>", "<memo:Sender x='y'>", $"{Header}/Sender")]
    [InlineData("<memo:Sender>", "x<memo:Sender>", Header)]
    [InlineData("<memo:Sender>", "<memo:messageID>1</memo:messageID><memo:Sender>", $"{Header}/messageID")]
    [InlineData("<memo:Sender>", "<memo:label>2</memo:label><memo:Sender>", $"{Header}/label")]
    [InlineData("Kommunen", "Kommu<b>nen</b>", $"{Header}/Sender/label")]
    [InlineData("<memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>", "", "/Message/MessageBody/createdDateTime")]
    [InlineData(
        "<memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>", "<memo:createdDateTime>i dag</memo:createdDateTime>",
        "/Message/MessageBody/createdDateTime")]
    [InlineData("<memo:filename>Brev.pdf</memo:filename>", "", $"{File}/filename")]
    [InlineData("<memo:language>da</memo:language>", "<memo:language>da-DK</memo:language>", $"{File}/language")]
    [InlineData("memoVersion=\"1.2\"", "memoVersion=\"1.2\" memoSchVersion=\"1.1.0\"", "/Message")]
    [InlineData(
        "memoVersion=\"1.2\"", "memoVersion=\"1.1\" memoSchVersion=\"1.1.0\"", $"{Header}/mandatory", $"{Header}/legalNotification")]
    public async Task Read_FaultThatLeavesItReadable_IsPassedOver(string part, string instead, params string[] paths)
    {
        var xml = (await Letters.XmlAsync()).Replace(part, instead, StringComparison.Ordinal);
        var (header, contents, findings) = await ReadAsync(xml);

        findings.Select(finding => finding.Path).ShouldBe(paths);
        findings.ShouldAllBe(finding => finding.Line == 1 && finding.Column > 0);
        header.MessageUuid.ShouldBe(Guid.Parse(Letters.Uuid));
        header.Label.ShouldNotBeNull();
        (header.Sender.SenderId, header.Recipient.RecipientId).ShouldBe(("12345678", Letters.Cpr));
        contents.ShouldBe(["%PDF-1.7"]);
        (await Should.ThrowAsync<MemoFormatException>(() => Xml.ReadAsync(Encoding.UTF8.GetBytes(xml)))).Finding.Path.ShouldBe(paths[0]);
    }

    [Theory]
    [InlineData("", "memo.invalid")]
    [InlineData("<Letter/>", "memo.root.invalid")]
    [InlineData("<Message memoVersion='1.2'/>", "memo.namespace.not.found")]
    [InlineData("<Message xmlns='https://DigitalPost.dk/MeMo-1'/>", "memo.version.not.allowed")]
    [InlineData("<Message xmlns='https://DigitalPost.dk/MeMo-1' memoVersion='1.2'/>", "memo.invalid")]
    public async Task Read_InputThatIsNoMessage_Throws(string xml, string code) =>
        (await Should.ThrowAsync<MemoFormatException>(() => ReadAsync(xml))).Finding.Code.ShouldBe(code);

    [Theory]
    [InlineData($"<memo:messageUUID>{Letters.Uuid}</memo:messageUUID>", "", $"{Header}/messageUUID")]
    [InlineData(Letters.Uuid, "", $"{Header}/messageUUID")]
    [InlineData("<memo:label>Afgørelse", $"<memo:messageUUID>{OtherUuid}</memo:messageUUID><memo:label>Afgørelse", $"{Header}/messageUUID")]
    [InlineData("<memo:senderID>12345678</memo:senderID>", "", $"{Header}/Sender/senderID")]
    [InlineData(
        "<memo:Sender><memo:senderID>12345678</memo:senderID><memo:idType>CVR</memo:idType><memo:label>Kommunen</memo:label></memo:Sender>",
        "", $"{Header}/Sender")]
    [InlineData($"<memo:recipientID>{Letters.Cpr}</memo:recipientID>", "", $"{Header}/Recipient/recipientID")]
    [InlineData(
        "</memo:Recipient>", "</memo:Recipient><memo:Recipient><memo:recipientID>12345678</memo:recipientID></memo:Recipient>",
        $"{Header}/Recipient")]
    [InlineData("<memo:content>JVBERi0xLjc=</memo:content>", "", $"{File}/content")]
    [InlineData("</memo:content>", "</memo:content><memo:content/>", $"{File}/content")]
    [InlineData("JVBERi0xLjc=", "JVBERi0xLjc", $"{File}/content")]
    [InlineData("JVBERi0xLjc=", "JVBE<x/>Ri0xLjc=", $"{File}/content")]
    [InlineData(
        "</memo:MessageBody>",
        "<memo:NewDocument><memo:File><memo:content>QUJD</memo:content></memo:File></memo:NewDocument></memo:MessageBody>",
        "/Message/MessageBody/NewDocument")]
    [InlineData("</memo:MessageBody>", "", "/Message/MessageBody")]
    public async Task Read_FaultThatLeavesNothingToDeliver_Throws(string part, string instead, string path)
    {
        var xml = (await Letters.XmlAsync()).Replace(part, instead, StringComparison.Ordinal);
        (await Should.ThrowAsync<MemoFormatException>(() => ReadAsync(xml))).Finding.Path.ShouldBe(path);
    }

    [Fact]
    public async Task Read_TextThatIsTooLong_IsKeptWhole()
    {
        var label = new string('x', 3000);
        var (header, _, findings) = await ReadAsync((await Letters.XmlAsync()).Replace("Afgørelse", label, StringComparison.Ordinal));
        header.Label.ShouldBe(label);
        findings.ShouldHaveSingleItem().Path.ShouldBe($"{Header}/label");
    }

    [Fact]
    public async Task Read_UuidOfAnotherVersion_IsKept()
    {
        const string version1 = "7f3b1c52-9a44-1d0e-8b67-2f15c0de4a90";
        var (header, _, findings) = await ReadAsync((await Letters.XmlAsync()).Replace(Letters.Uuid, version1, StringComparison.Ordinal));
        header.MessageUuid.ShouldBe(Guid.Parse(version1));
        findings.ShouldHaveSingleItem().Path.ShouldBe($"{Header}/messageUUID");
    }

    [Fact]
    public async Task Read_FaultsWithoutEnd_AreCountedToAThousand()
    {
        var many = string.Concat(Enumerable.Repeat("<memo:New/>", 20_000));
        var (_, _, findings) = await ReadAsync(
            (await Letters.XmlAsync()).Replace("<memo:Sender>", $"{many}<memo:Sender>", StringComparison.Ordinal));
        findings.Count.ShouldBe(1000);
    }

    /// <summary>Whatever is missing: it is read with every text that its records promise, or refused.</summary>
    [Fact]
    public async Task Read_AnyElementMissing_GivesARecordWithoutHoles()
    {
        var whole = System.Xml.Linq.XDocument.Parse(await Letters.XmlAsync(new RandomMessages(7, MemoVersion.V1_1).Full()));
        for (var place = 1; place < whole.Descendants().Count(); place++)
        {
            var copy = new System.Xml.Linq.XDocument(whole);
            var removed = copy.Descendants().ElementAt(place);
            var isVital = TableAgainstSchemaTests.Reachable(BodyElements.Message, MemoVersion.V1_1)
                .First(element => element.Name.Local == removed.Parent!.Name.LocalName)
                .Children.First(child => child.Name.Local == removed.Name.LocalName).IsVital;
            removed.Remove();
            if (isVital)
                await Should.ThrowAsync<MemoFormatException>(() => ReadAsync(copy.ToString()));
            else
                (await ReadAsync(copy.ToString())).Header.ToString().ShouldNotBeEmpty();
        }
    }

    private static async Task<(MessageHeader Header, IReadOnlyList<string> Contents, IReadOnlyList<Finding> Findings)> ReadAsync(string xml)
    {
        await using var reader = new MemoReader(new MemoryStream(Encoding.UTF8.GetBytes(xml)), MemoReaderOptions.Tolerant);
        var header = await reader.ReadHeaderAsync(CancellationToken.None);
        var contents = new List<string>();
        while (await reader.ReadFileAsync(CancellationToken.None) is { } part)
        {
            var bytes = new MemoryStream();
            await part.Content.CopyToAsync(bytes);
            contents.Add(Encoding.ASCII.GetString(bytes.ToArray()));
            (part.EncodingFormat, part.Filename, part.Language).ShouldNotBe((null!, null!, null!));
        }

        return (header, contents, reader.Findings);
    }
}
