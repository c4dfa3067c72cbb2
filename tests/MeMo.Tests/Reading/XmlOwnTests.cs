using System.Globalization;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>What XML and XSD mean by white space, attributes and values, which is less than what Unicode and .NET do.</summary>
public sealed class XmlOwnTests
{
    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2003")]
    [InlineData("\u3000")]
    [InlineData("\u1680")]
    [InlineData("\u205F")]
    [InlineData("\uFEFF")]
    [InlineData("&#160;")]
    [InlineData("<![CDATA[\u00A0]]>")]
    [InlineData(" \n\u00A0\t")]
    public async Task Validate_WhiteSpaceThatIsNotXmls_BetweenElements_IsText(string space)
    {
        foreach (var place in new[] { "<memo:MessageBody>", "<memo:messageType>", "<memo:File>", "</memo:Message>" })
        {
            var xml = (await Letters.XmlAsync()).Replace(place, space + place, StringComparison.Ordinal);
            (await Xml.ValidateAsync(xml)).Findings.ShouldHaveSingleItem().Message.ShouldStartWith("There is text between the elements");
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData("&#32;&#10;")]
    [InlineData("<![CDATA[ \n]]>")]
    public async Task Validate_WhiteSpaceOfXml_BetweenElements_IsFine(string space)
    {
        var xml = (await Letters.XmlAsync()).Replace("<memo:MessageBody>", $"{space}<memo:MessageBody>", StringComparison.Ordinal);
        (await Xml.ValidateAsync(xml)).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xml:lang=\"da\"")]
    [InlineData("xml:space=\"preserve\"")]
    [InlineData("xml:base=\"https://eksempel.dk/\"")]
    [InlineData("xml:id=\"a1\"")]
    [InlineData("xml:lang=\"\"")]
    [InlineData("xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"")]
    [InlineData("xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"memo:Message\"")]
    public async Task Validate_AttributeThatTheSchemaDoesNotHave_IsRefusedOnAnyElement(string attribute)
    {
        foreach (var element in new[] { "memo:Message ", "memo:MessageHeader", "memo:label", "memo:MainDocument", "memo:content" })
        {
            var at = element.TrimEnd();
            var with = $"<{at} {attribute}{element[at.Length..]}";
            var xml = (await Letters.XmlAsync()).Replace($"<{element}", with, StringComparison.Ordinal);
            var findings = (await Xml.ValidateAsync(xml)).Findings;
            findings.ShouldNotBeEmpty(element);
            findings.ShouldAllBe(finding => finding.Message.StartsWith("The attribute ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("\u00A01.2", false)]
    [InlineData("1.2\u2003", false)]
    [InlineData("1.2\u0085", false)]
    [InlineData("１.2", false)]
    [InlineData(" 1.2\t", true)]
    [InlineData("&#10;1.2", true)]
    public async Task Validate_MemoVersionWithWhiteSpace_IsReadAsXmlReadsIt(string version, bool isKnown)
    {
        var xml = (await Letters.XmlAsync()).Replace("memoVersion=\"1.2\"", $"memoVersion=\"{version}\"", StringComparison.Ordinal);
        (await Xml.ValidateAsync(xml)).Findings.Select(finding => finding.Code).ShouldBe(isKnown ? [] : ["memo.version.not.allowed"]);
    }

    [Theory]
    [InlineData("mandatory", "", false)]
    [InlineData("legalNotification", "", false)]
    [InlineData("reply", "", false)]
    [InlineData("mandatory", " ", false)]
    [InlineData("mandatory", " true ", true)]
    [InlineData("mandatory", "1", true)]
    [InlineData("mandatory", "TRUE", false)]
    [InlineData("mandatory", "true\u00A0", false)]
    [InlineData("messageCode", "", true)]
    [InlineData("messageID", "", true)]
    [InlineData("notification", "", true)]
    [InlineData("replyByDateTime", "", false)]
    [InlineData("doNotDeliverUntilDate", "", false)]
    [InlineData("replyByDateTime", "2030-01-31T24:00:00Z", true)]
    [InlineData("replyByDateTime", "2030-01-31T24:00:00.0000Z", true)]
    [InlineData("replyByDateTime", "2030-01-31T24:00:00.0000000001Z", false)]
    [InlineData("replyByDateTime", "2030-01-31T24:00:01Z", false)]
    [InlineData("replyByDateTime", "2030-01-31T24:30:00Z", false)]
    [InlineData("replyByDateTime", "2030-01-31T25:00:00Z", false)]
    [InlineData("replyByDateTime", "9999-12-31T23:59:59.99999999Z", true)]
    [InlineData("replyByDateTime", "9999-12-31T24:00:00Z", false)]
    [InlineData("replyByDateTime", "10000-01-01T00:00:00Z", false)]
    [InlineData("replyByDateTime", "-0044-03-15T00:00:00Z", false)]
    [InlineData("replyByDateTime", "0000-01-01T00:00:00Z", false)]
    [InlineData("replyByDateTime", "2030-01-31T12:00:00\u00A0Z", false)]
    [InlineData("replyByDateTime", "\u00A02030-01-31T12:00:00Z", false)]
    [InlineData("replyByDateTime", "２030-01-31T12:00:00Z", false)]
    [InlineData("doNotDeliverUntilDate", "2030-01-31+14:00", true)]
    [InlineData("doNotDeliverUntilDate", "2030-01-31-00:00", true)]
    [InlineData("doNotDeliverUntilDate", "2030-01-31+14:01", false)]
    [InlineData("doNotDeliverUntilDate", "10000-01-31", false)]
    public async Task Validate_ValueOfAHeader_IsReadAsXsdReadsIt(string element, string value, bool isValid)
    {
        var options = new MemoValidationOptions { MaxDaysUntilDelivery = null };
        var report = await Xml.ValidateAsync(await WithAsync(element, value), options);
        report.Findings.Select(finding => $"{finding.Code} {finding.Path}")
            .ShouldBe(isValid ? [] : [$"memo.invalid /Message/MessageHeader/{element}"]);
    }

    [Theory]
    [InlineData("2030-01-31T24:00:00Z", "2030-02-01T00:00:00Z")]
    [InlineData("2031-12-31T24:00:00Z", "2032-01-01T00:00:00Z")]
    [InlineData("2032-02-28T24:00:00.0Z", "2032-02-29T00:00:00Z")]
    [InlineData(" 2030-01-31T12:00:00.5Z\n", "2030-01-31T12:00:00.5Z")]
    public async Task Read_Midnight24_IsTheNextDays(string value, string meant)
    {
        var message = await Xml.ReadAsync(System.Text.Encoding.UTF8.GetBytes(await WithAsync("replyByDateTime", value)));
        message.Header.ReplyByDateTime.ShouldBe(DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Read_TolerantlyWithSpacesOfUnicodeAroundAUuid_IsNoUuid()
    {
        var xml = (await Letters.XmlAsync()).Replace(Letters.Uuid, $"\u00A0{Letters.Uuid}", StringComparison.Ordinal);
        await using var reader = new MemoReader(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)), MemoReaderOptions.Tolerant);
        (await Should.ThrowAsync<MemoFormatException>(() => reader.ReadHeaderAsync(CancellationToken.None).AsTask())).Finding.Path
            .ShouldBe("/Message/MessageHeader/messageUUID");
    }

    [Theory]
    [InlineData("QR==", "A")]
    [InlineData("QUJ=", "AB")]
    [InlineData("Q R =\n=", "A")]
    [InlineData("QUJDQV==", "ABCA")]
    [InlineData("QUJDQUK=", "ABCAB")]
    [InlineData("Q<!-- x -->R==", "A")]
    [InlineData("<![CDATA[QUJDQUL=]]>", "ABCAB")]
    [InlineData("QR==QQ==", null)]
    [InlineData("QUJ=QUJD", null)]
    [InlineData("QQ==QR==", null)]
    [InlineData("Q===", null)]
    [InlineData("QR=", null)]
    [InlineData("Q-==", null)]
    [InlineData("QU-=", null)]
    [InlineData("QU=D", null)]
    public async Task Read_Base64WithBitsLeftOver_IsItsWholeBytes(string letters, string? content)
    {
        var xml = System.Text.Encoding.UTF8.GetBytes(await Letters.XmlWithContentAsync(letters));
        (await Xml.ValidateAsync(xml)).Findings.Any(finding => finding.Code == "memo.invalid").ShouldBe(content is null);
        if (content is null)
        {
            await Should.ThrowAsync<MemoFormatException>(() => Xml.ReadAsync(xml));
            return;
        }

        var message = await Xml.ReadAsync(xml);
        await using var file = await message.Body!.MainDocument.Files[0].Content.OpenAsync(CancellationToken.None);
        using var text = new StreamReader(file);
        (await text.ReadToEndAsync()).ShouldBe(content);
    }

    // Texts are cut at 4,096 characters.
    [Theory]
    [InlineData(4000, true)]
    [InlineData(5000, false)]
    public async Task Validate_FractionOfASecond_IsTakenUpToTheBound(int digits, bool isValid)
    {
        var value = $"2030-01-31T12:00:00.{new string('5', digits)}Z";
        (await Xml.ValidateAsync(await WithAsync("replyByDateTime", value))).Findings.Count.ShouldBe(isValid ? 0 : 1);
    }

    // In the order of the header.
    private static async Task<string> WithAsync(string element, string value)
    {
        var before = element is "messageID" or "messageCode" ? "<memo:label>" : "<memo:Sender>";
        var xml = await Letters.XmlAsync();
        return xml.Insert(xml.IndexOf(before, StringComparison.Ordinal), $"<memo:{element}>{value}</memo:{element}>");
    }
}
