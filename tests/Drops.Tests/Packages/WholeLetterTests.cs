using System.Text;
using System.Text.RegularExpressions;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>A letter.json can say all that a MeMo can, and what is said of the MeMo is led back to it.</summary>
public sealed partial class WholeLetterTests
{
    private const string Letter = """ "recipient":{"type":"CPR","id":"7101900001"},"label":"Afgørelse" """;

    private static string With(string members, string file = "brev.txt") => $$"""{{{Letter}},"files":[{"path":"{{file}}"}],{{members}}}""";

    [Fact]
    public async Task Make_LargeExampleOfThePage_IsWhatItSays()
    {
        var page = await File.ReadAllTextAsync(Repository.Find("docs/drops.md")!);
        var example = Examples().Matches(page).Select(match => match.Groups[1].Value)
            .Single(json => json.Contains("kleData", StringComparison.Ordinal));

        var message = await Letters.MessageAsync(example);

        LetterSchemaTests.Takes(example).ShouldBeTrue();
        message.Header.ContentData!.KleData!.SubjectKey.ShouldBe("32.18.04");
        message.Header.ContentData.CaseId!.CaseId.ShouldBe("2026-0815");
        message.Header.Recipient.AttentionData!.ProductionUnit!.ProductionUnitNumber.ShouldBe(1012345678);
        message.Header.Sender.AttentionData!.ContentResponsible!.Label.ShouldBe("Borgerservice");
        message.Header.Sender.Representative!.Label.ShouldNotBeNull();
        message.Body!.MainDocument.Actions.Select(action => action.ActionCode).ShouldBe(["BETALING", "AFTALE"]);
        message.Body.MainDocument.DocumentId.ShouldBe("A-1");
        message.Body.AdditionalDocuments.ShouldHaveSingleItem().Files.Count.ShouldBe(2);
        message.Body.TechnicalDocuments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Make_SmallExampleOfThePage_IsTaken()
    {
        var page = await File.ReadAllTextAsync(Repository.Find("docs/drops.md")!);
        foreach (Match example in Examples().Matches(page))
            (await Letters.FindingsAsync(example.Groups[1].Value, file: Encoding.ASCII.GetBytes("%PDF-1.7 startxref 0")))
                .ShouldAllBe(finding => finding.Code.StartsWith("letter.file", StringComparison.Ordinal) == false);
    }

    [Theory]
    [InlineData(
        """ {"type":"P","id":"1012345678"} """,
        "recipient.type is a production unit's, which Digital Post does not address by itself.")]
    [InlineData(""" {"type":"CVR","attentionData":{"productionUnit":{"productionUnitNumber":1012345678}}} """, "recipient.id is missing.")]
    public async Task Judge_ProductionUnitAlone_IsToldOfTheCvrNumber(string recipient, string message)
    {
        var finding = (await Letters.FindingsAsync($$"""{"label":"x","files":[{"path":"a.txt"}],"recipient":{{recipient}}}"""))
            .ShouldHaveSingleItem();
        finding.Message.ShouldBe(message);
        finding.Fix.ShouldStartWith("A production unit is written to by its company's CVR number, with the P-number under ");
    }

    [Theory]
    [InlineData(""" "sender":{"contactPointID":"x"} """, "contact.point.id.format.not.allowed", "sender.contactPointID")]
    [InlineData(""" "postType":"BREV" """, "post.type.invalid", "postType")]
    [InlineData(""" "doNotDeliverUntilDate":"2001-01-01" """, "do.not.deliver.until.date.too.early", "doNotDeliverUntilDate")]
    [InlineData(""" "language":"xx" """, "file.language.not.allowed", "files[0].language")]
    [InlineData(
        """ "actions":[{"label":"a","actionCode":"b","entryPoint":{"url":"http://x.dk"}}] """,
        "memo.document.action.entrypoint.invalid", "actions[0].entryPoint.url")]
    [InlineData(""" "sender":{"representative":{"type":"CVR","id":"1"}} """, "representative.cvr.invalid", "sender.representative.id")]
    public async Task Judge_WhatDigitalPostRefuses_NamesTheMember(string member, string code, string path)
    {
        var finding = (await Letters.FindingsAsync(With(member))).ShouldHaveSingleItem();
        (finding.Code, finding.Path).ShouldBe((code, path));
        if (path != "files[0].language") (finding.Line, finding.Column > 1).ShouldBe((1, true));
    }

    [Fact]
    public async Task Judge_SeveralFaultsOfADeepLetter_AreSaidAtOnce() => (await Letters.FindingsAsync(With(
        """
        "notification":"NNN","contentData":{"kleData":{"subjectKey":"1"},"motorVehicle":{"licenseNumber":"12345678"}},
        "sender":{"attentionData":{"telephone":{}}},"forwardData":{}
        """.Replace("NNN", new string('n', 161)))))
        .Select(finding => (finding.Code, finding.Path)).ShouldBe(
        [
            ("notification.length.over.limit", "notification"), ("memo.invalid", "contentData.motorVehicle.licenseNumber"),
            ("letter.json.invalid", "/"), ("letter.json.invalid", "sender.attentionData.telephone.telephoneNumber"),
            ("letter.json.invalid", "contentData.kleData.version"), ("letter.json.invalid", "contentData.kleData.label"),
        ]);

    [Fact]
    public async Task Judge_WhatIsMissing_IsSaidAtOnce() => (await Letters.FindingsAsync(With(
        """
        "contentData":{"kleData":{"subjectKey":"1"}},"sender":{"attentionData":{"telephone":{}}},"replyData":[{}],
        "actions":[{"label":"a","actionCode":"b","entryPoint":{"url":"https://x.dk"},"reservation":{"location":"her"}}]
        """)))
        .Select(finding => finding.Path).ShouldBe(
        [
            "sender.attentionData.telephone.telephoneNumber", "contentData.kleData.version", "contentData.kleData.label",
            "replyData[0].messageUUID", "actions[0].entryPoint", "actions[0].reservation.description",
            "actions[0].reservation.reservationUUID", "actions[0].reservation.abstract", "actions[0].reservation.startDateTime",
            "actions[0].reservation.endDateTime",
        ]);

    [Theory]
    [InlineData("Husk tøj ✓", "warning.sms.characters")]
    [InlineData("€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€", "warning.sms.parts")]
    public async Task Judge_TextOfAnSms_IsDoubtedAtItsMember(string text, string code)
    {
        var report = await Letters.ReportAsync(With($""" "notification":"{text}" """));
        report.Findings.ShouldBeEmpty();
        var warning = report.Warnings.ShouldHaveSingleItem();
        (warning.Code, warning.Path, warning.Line).ShouldBe((code, "notification", 1));
    }

    [Theory]
    [InlineData("Kære borger", "letter.file.not.pdf")]
    [InlineData("%PDF-1.7\n1 0 obj", "letter.file.not.pdf")]
    [InlineData("%PDF-1.7\nxref\ntrailer << /Encrypt 5 0 R >>\nstartxref\n9\n%%EOF", "letter.file.encrypted")]
    [InlineData("%PDF-1.7\nxref\ntrailer << /Size 1 >>\nstartxref\n9\n%%EOF", null)]
    public async Task Judge_PdfThatNobodyOpens_IsRefused(string content, string? code)
    {
        var findings = await Letters.FindingsAsync(With(""" "urgent":true """, "brev.pdf"), file: Encoding.UTF8.GetBytes(content));
        if (code is null)
        {
            findings.ShouldBeEmpty();
            return;
        }

        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Path, finding.StatusCode).ShouldBe((code, "files[0].path", "INVALID"));
    }

    [Fact]
    public async Task Judge_HtmlOutsideThePolicy_NamesFileAndPlace()
    {
        var findings = await Letters.FindingsAsync(
            With(""" "urgent":true """, "brev.html"), file: "<html><body><p>Hej</p><script>x</script></body></html>"u8.ToArray());
        findings.ShouldContain(finding => finding.Code == "html.validator.rejected.element"
            && finding.Path.StartsWith("files[0].path#/html/body/", StringComparison.Ordinal));
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Examples();
}
