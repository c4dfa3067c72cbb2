using System.Text;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>Input that is no message, and messages with many faults.</summary>
public sealed class WholeMessageTests
{
    private const string Ns = "https://DigitalPost.dk/MeMo-1";

    [Theory]
    [InlineData("", "memo.invalid")]
    [InlineData("x", "memo.invalid")]
    [InlineData("<", "memo.invalid")]
    [InlineData("<Message", "memo.invalid")]
    [InlineData("<a></b>", "memo.root.invalid")]
    [InlineData("<Letter/>", "memo.root.invalid")]
    [InlineData("<message xmlns='" + Ns + "'/>", "memo.root.invalid")]
    [InlineData("<Message memoVersion='1.2'/>", "memo.namespace.not.found")]
    [InlineData("<Message xmlns='urn:x' memoVersion='1.2'/>", "memo.namespace.not.found")]
    [InlineData("<Message xmlns='" + Ns + "'/>", "memo.version.not.allowed")]
    [InlineData("<Message xmlns='" + Ns + "' memoVersion='1.0'/>", "memo.version.not.allowed")]
    [InlineData("<Message xmlns='" + Ns + "' memoVersion='1.3'/>", "memo.version.not.allowed")]
    [InlineData("<Message xmlns='" + Ns + "' memoVersion='1.2'/>", "memo.invalid")]
    [InlineData("<!DOCTYPE Message [<!ENTITY a 'b'>]><Message xmlns='" + Ns + "' memoVersion='1.2'/>", "memo.invalid")]
    [InlineData("<!DOCTYPE Message SYSTEM 'file:///etc/passwd'><Message xmlns='" + Ns + "' memoVersion='1.2'/>", "memo.invalid")]
    public async Task Validate_InputThatIsNoMessage_HasItsCode(string xml, string code)
    {
        var report = await Xml.ValidateAsync(xml);
        report.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
        report.Header.ShouldBeNull();
        report.Length.ShouldBe(Encoding.UTF8.GetByteCount(xml));
    }

    [Fact]
    public async Task Validate_ManyFaults_FindsAllInOrder()
    {
        var xml = (await Letters.XmlAsync())
            .Replace("<memo:label>Afgørelse</memo:label>", "", StringComparison.Ordinal)
            .Replace(">12345678<", ">1234<", StringComparison.Ordinal)
            .Replace($">{Letters.Cpr}<", ">0102<", StringComparison.Ordinal)
            .Replace("Brev.pdf", "Br?ev.exe", StringComparison.Ordinal)
            .Replace("application/pdf", "image/png", StringComparison.Ordinal)
            .Replace("JVBERi0xLjc=", "!", StringComparison.Ordinal);
        var report = await Xml.ValidateAsync(xml, new() { MaxBytes = 10, FileName = "x" });

        report.Findings.Select(finding => finding.Code).ShouldBe(
        [
            "file.name.invalid", "memo.file.size.too.large", "memo.invalid", "sender.cvr.invalid", "recipient.cpr.invalid",
            "file.format.not.allowed", "file.name.invalid.character", "file.extension.not.allowed", "memo.invalid",
        ]);
        report.Header.ShouldBeNull();
        report.Version.ShouldBe(MemoVersion.V1_2);
    }

    [Fact]
    public async Task Validate_FaultBehindTheHeader_StillGivesTheHeader()
    {
        var xml = (await Letters.XmlAsync()).Replace("</memo:MainDocument>", "", StringComparison.Ordinal);
        var report = await Xml.ValidateAsync(xml);
        report.Findings.ShouldHaveSingleItem().Code.ShouldBe("memo.invalid");
        report.Header!.MessageUuid.ShouldBe(Guid.Parse(Letters.Uuid));
    }

    /// <summary>Every place of a message in turn gets a value that must not be told: no text of any finding may hold it.</summary>
    [Fact]
    public async Task Validate_SecretAnywhere_IsInNoFinding()
    {
        const string secret = "6102039998hemmeligt";
        var xml = await Letters.XmlAsync(new RandomMessages(3, MemoVersion.V1_2).Full());
        var count = 0;
        for (var at = xml.IndexOf('>'); at >= 0; at = xml.IndexOf('>', at + 1))
        {
            foreach (var insert in new[] { secret, $"<a{secret}/>", $"<{secret}", $"<b c='{secret}'/>", $"&{secret};", $"<!--{secret}" })
            {
                var report = await Xml.ValidateAsync(xml.Insert(at + 1, insert), new() { FileName = secret });
                report.Findings.ShouldNotBeEmpty();
                string.Concat(report.Findings.Select(finding => finding.ToString())).ShouldNotContain("6102039998");
                count++;
            }
        }

        count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Read_BrokenMessage_ThrowsWithoutContent()
    {
        var xml = (await Letters.XmlAsync()).Replace($">{Letters.Cpr}<", $">{new string('7', 300)}<", StringComparison.Ordinal);
        await using var reader = new MemoReader(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
        var thrown = await Should.ThrowAsync<MemoFormatException>(async () => await reader.ReadHeaderAsync(CancellationToken.None));
        thrown.Finding.Path.ShouldBe("/Message/MessageHeader/Recipient/recipientID");
        thrown.ToString().ShouldNotContain("7777777");
    }
}
