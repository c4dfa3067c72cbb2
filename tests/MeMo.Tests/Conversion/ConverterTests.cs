using System.Text;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests.Conversion;

public sealed class ConverterTests
{
    private const string Sender = "/Message/MessageHeader/Sender";

    [Fact]
    public async Task Convert_To11_StatesSchemaVersionAndFlagsAtTheirPlace()
    {
        var header =
            Letters.Plain().Header with { MessageCode = "x", DoNotDeliverUntilDate = new(2030, 1, 7), PostType = "MYNDIGHEDSPOST" };
        var (xml, conversion) = await ConvertAsync(await Letters.XmlAsync(Letters.Plain() with { Header = header }), MemoVersion.V1_1);
        xml.ShouldContain(" memoVersion=\"1.1\" memoSchVersion=\"1.1.0\"");
        xml.ShouldContain(
            "</memo:doNotDeliverUntilDate><memo:mandatory>false</memo:mandatory>" +
            "<memo:legalNotification>false</memo:legalNotification><memo:postType>");
        (conversion.From, conversion.To).ShouldBe((MemoVersion.V1_2, MemoVersion.V1_1));
        conversion.Lost.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, null, "<memo:mandatory>true</memo:mandatory><memo:legalNotification>false</memo:legalNotification><memo:Sender>")]
    [InlineData(null, true, "<memo:mandatory>false</memo:mandatory><memo:legalNotification>true</memo:legalNotification><memo:Sender>")]
    [InlineData(false, true, "<memo:mandatory>false</memo:mandatory><memo:legalNotification>true</memo:legalNotification><memo:Sender>")]
    public async Task Convert_To11_AddsOnlyTheFlagThatIsMissing(bool? mandatory, bool? legal, string expected)
    {
        var message = Letters.Plain() with { Header = Letters.Plain().Header with { Mandatory = mandatory, LegalNotification = legal } };
        (await ConvertAsync(await Letters.XmlAsync(message), MemoVersion.V1_1)).Xml.ShouldContain($"</memo:label>{expected}");
    }

    [Fact]
    public async Task Convert_To11_TellsWhatIsLostAndNothingOfItsContent()
    {
        var header = Letters.Plain().Header;
        var (xml, conversion) = await ConvertAsync(await Letters.XmlAsync(Letters.Plain() with
        {
            Header = header with
            {
                Sender =
                    header.Sender with { Representative = new() { RepresentativeId = Letters.Cpr, IdType = "CPR", Label = "Hemmelig" } },
                ForwardData = new()
                {
                    MessageUuid = Guid.Parse(Letters.Uuid), OriginalMessageDateTime = DateTimeOffset.UnixEpoch, OriginalSender = "a",
                    OriginalRepresentative = "b", Comment = "c",
                },
            },
        }), MemoVersion.V1_1);
        conversion.Lost.ShouldBe(
        [
            $"{Sender}/Representative", $"{Sender}/Representative/representativeID", $"{Sender}/Representative/idType",
            $"{Sender}/Representative/label",
            "/Message/MessageHeader/ForwardData/originalRepresentative",
        ]);
        xml.ShouldNotContain("epresentative");
        xml.ShouldNotContain("Hemmelig");
        xml.ShouldContain("<memo:originalSender>a</memo:originalSender><memo:comment>c</memo:comment></memo:ForwardData>");
    }

    [Fact]
    public async Task Convert_To12_KeepsTheFlags()
    {
        var (xml, conversion) = await ConvertAsync(await Letters.XmlAsync(Letters.Plain(MemoVersion.V1_1)), MemoVersion.V1_2);
        xml.ShouldContain(" memoVersion=\"1.2\"");
        xml.ShouldNotContain("memoSchVersion");
        xml.ShouldContain("<memo:mandatory>false</memo:mandatory><memo:legalNotification>false</memo:legalNotification>");
        conversion.Lost.ShouldBeEmpty();
    }

    /// <summary>
    /// Everything that a reader could tell apart passes untouched: spelling, white space, comments, CDATA, what nobody knows.
    /// </summary>
    [Theory]
    [InlineData(">Afgørelse<", ">  Af\ngørelse &lt;&amp;😀 <")]
    [InlineData(">Afgørelse<", "><![CDATA[Af<gø>relse]]><")]
    [InlineData(">Afgørelse<", ">a&#xD;b\t<!-- c --><?d e?><")]
    [InlineData(Letters.Uuid, "7F3B1C52-9A44-4D0E-8B67-2F15C0DE4A90")]
    [InlineData("<memo:Sender>", "\n  <!-- <memo:content> -->\n  <memo:Sender>")]
    [InlineData("<memo:Sender>", "<memo:New a=\"b\"><x xmlns=\"urn:x\" /></memo:New><memo:Sender>")]
    [InlineData("<memo:label>Afgørelse</memo:label>", "<memo:label></memo:label>")]
    [InlineData("<memo:label>Afgørelse</memo:label>", "<memo:label />")]
    [InlineData("<memo:content>JVBERi0xLjc=</memo:content>", "<memo:content />")]
    [InlineData("JVBERi0xLjc=", "")]
    [InlineData("JVBERi0xLjc=", "\r\nJVBE\r\nRi0xLjc=\n ")]
    [InlineData("JVBERi0xLjc=", "JVBE<![CDATA[Ri0x]]>Ljc=")]
    [InlineData("JVBERi0xLjc=", "JVBE<!-- x -->Ri0xLjc=")]
    [InlineData("JVBERi0xLjc=", "<![CDATA[JVBERi0xLjc=]]>")]
    public async Task Convert_ThereAndBack_GivesTheSameText(string part, string instead)
    {
        var xml = (await Letters.XmlAsync(Letters.Plain(MemoVersion.V1_1))).Replace(part, instead, StringComparison.Ordinal);
        foreach (var atATime in new[] { 1, 5, 1 << 20 })
        {
            var (there, _) = await ConvertAsync(xml, MemoVersion.V1_2, atATime);
            (await ConvertAsync(there, MemoVersion.V1_1, atATime)).Xml.ShouldBe(xml);
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task Convert_AnotherEncoding_BecomesUtf8(string name)
    {
        var expected = (await ConvertAsync(await Letters.XmlAsync(), MemoVersion.V1_1)).Xml;
        var encoding = Encoding.GetEncoding(name);
        var xml = (await Letters.XmlAsync()).Replace("utf-8", name, StringComparison.Ordinal);
        (await ConvertAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)], MemoVersion.V1_1, 7)).Xml.ShouldBe(expected);
    }

    [Fact]
    public async Task Convert_UnprefixedMessage_StaysSo()
    {
        var xml = (await Letters.XmlAsync()).Replace("memo:", "", StringComparison.Ordinal).Replace(
            "xmlns:memo=", "xmlns=", StringComparison.Ordinal);
        var (converted, _) = await ConvertAsync(xml.Replace("?>", "?>\n", StringComparison.Ordinal), MemoVersion.V1_1);
        converted.ShouldContain("</label><mandatory>false</mandatory><legalNotification>false</legalNotification><Sender>");
        converted.ShouldNotContain("memo:");
    }

    [Fact]
    public async Task Convert_NoDeclaration_GetsNone()
    {
        var xml = await Letters.XmlAsync();
        (await ConvertAsync(xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..], MemoVersion.V1_1)).Xml
            .ShouldStartWith("<memo:Message ");
    }

    [Theory]
    [InlineData("", "memo.invalid")]
    [InlineData("<Letter/>", "memo.root.invalid")]
    [InlineData("<Message memoVersion='1.2'/>", "memo.namespace.not.found")]
    [InlineData("<Message xmlns='https://DigitalPost.dk/MeMo-1' memoVersion='1.0'/>", "memo.version.not.allowed")]
    [InlineData("<!DOCTYPE Message [<!ENTITY a 'b'>]><Message xmlns='https://DigitalPost.dk/MeMo-1' memoVersion='1.2'/>", "memo.invalid")]
    public async Task Convert_InputThatIsNoMessage_Throws(string xml, string code) =>
        (await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(xml, MemoVersion.V1_1))).Finding.Code.ShouldBe(code);

    [Theory]
    [InlineData("JVBE*")]
    [InlineData("æ")]
    [InlineData("<![CDATA[JVBE]x]]>")]
    [InlineData("<![CDATA[<x]]>")]
    public async Task Convert_ContentThatIsNoBase64_Throws(string content)
    {
        var xml = await Letters.XmlWithContentAsync(content);
        foreach (var atATime in new[] { 1, 1 << 20 })
        {
            var thrown = await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(xml, MemoVersion.V1_1, atATime));
            thrown.Finding.Path.ShouldBe("/Message/MessageBody/MainDocument/File[1]/content");
        }
    }

    [Fact]
    public async Task Convert_TruncatedAnywhere_ThrowsWithItsPlace()
    {
        var xml = await Xml.WriteAsync(Letters.Plain());
        for (var length = 0; length < xml.Length; length++)
        {
            var thrown = await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(xml[..length], MemoVersion.V1_1, 1 << 20));
            (thrown.Finding.Code, thrown.Finding.Column <= length + 2).ShouldBe(("memo.invalid", true), $"{length}");
        }
    }

    [Fact]
    public async Task Convert_FaultBehindContents_IsPlacedAsAParserWould()
    {
        var xml = (await Letters.XmlWithContentAsync("JVBE\r\nRi0xLjc=")).Replace(
            "</memo:File>", "\n </memo:Fil>", StringComparison.Ordinal);
        var expected = Should.Throw<System.Xml.XmlException>(() => XDocument.Parse(xml));
        var thrown = await Should.ThrowAsync<MemoFormatException>(() => ConvertAsync(xml, MemoVersion.V1_1));
        (thrown.Finding.Line, thrown.Finding.Column).ShouldBe((expected.LineNumber, expected.LinePosition));
    }

    private static Task<(string Xml, MemoConversion Conversion)> ConvertAsync(string xml, MemoVersion to, int atATime = 1 << 20) =>
        ConvertAsync(Encoding.UTF8.GetBytes(xml), to, atATime);

    private static async Task<(string Xml, MemoConversion Conversion)> ConvertAsync(byte[] xml, MemoVersion to, int atATime)
    {
        var output = new MemoryStream();
        var conversion = await MemoConverter.ConvertAsync(new SlowStream(xml, atATime), output, to, CancellationToken.None);
        return (Encoding.UTF8.GetString(output.ToArray()), conversion);
    }
}
