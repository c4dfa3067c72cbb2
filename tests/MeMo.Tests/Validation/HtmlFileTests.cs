using System.Text;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>HTML files in a message, judged by the policy of TI 10.14.</summary>
public sealed class HtmlFileTests
{
    private const string Content = "/Message/MessageBody/MainDocument/File[1]/content";
    private const string Bad = "<p>x</p>\n<script></script>";

    [Fact]
    public async Task Validate_AllowedHtml_FindsNothing() =>
        (await ValidateAsync("<p class='a'>Kære borger<!-- x --></p>")).IsValid.ShouldBeTrue();

    [Fact]
    public async Task Validate_RefusedHtml_HasCodePathAndBothPlaces()
    {
        var report = await ValidateAsync("<html><body><p>x</p>\n  <p onclick='x'><link></p></body></html>");
        report.Findings.Select(finding => (finding.Code, finding.Path)).ShouldBe(
        [
            ("html.validator.rejected.element.attributes", Content + "#/html/body/p[2]/@onclick"),
            ("html.validator.rejected.element", Content + "#/html/body/p[2]/link[1]"),
        ]);
        report.Findings[0].Message.ShouldStartWith("Line 2, column 6 of the HTML: ");
        report.Findings.ShouldAllBe(finding => finding.Line == 1 && finding.Column > 100 && finding.Status == ReceiptStatus.Invalid);
        report.Header.ShouldNotBeNull();
    }

    [Fact]
    public async Task Validate_HtmlInSeveralFiles_JudgesEach()
    {
        var document =
            new Document { Files = [Html(Bad), Html("<p>x</p>"), Letters.File("text/plain", "a.txt", Encoding.UTF8.GetBytes(Bad))] };
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with { MainDocument = document, AdditionalDocuments = [document, document] },
        };
        var report = await Xml.ValidateAsync(await Letters.XmlAsync(message));
        report.Findings.Select(finding => finding.Path).ShouldBe(
        [
            Content + "#/script[1]",
            "/Message/MessageBody/AdditionalDocument[1]/File[1]/content#/script[1]",
            "/Message/MessageBody/AdditionalDocument[2]/File[1]/content#/script[1]",
        ]);
    }

    [Fact]
    public async Task Validate_PolicyOfTheOptions_IsApplied()
    {
        const string html = "<p>x<!-- y --></p>";
        (await ValidateAsync(html, new() { HtmlPolicy = HtmlPolicy.Strict })).Findings.ShouldHaveSingleItem().Code
            .ShouldBe("html.validator.rejected.comments");
        (await ValidateAsync(html)).IsValid.ShouldBeTrue();
        (await ValidateAsync(Bad, new() { HtmlPolicy = null })).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData(26, false)]
    [InlineData(25, true)]
    public async Task Validate_LargeHtml_IsNamedAndNoFinding(int maxHtmlBytes, bool isTooLarge)
    {
        Bad.Length.ShouldBe(26);
        var report = await ValidateAsync(Bad, new() { MaxHtmlBytes = maxHtmlBytes });
        report.HtmlNotJudged.ShouldBe(isTooLarge ? [Content] : []);
        report.IsValid.ShouldBe(isTooLarge);
    }

    /// <summary>What is not judged as HTML is read all the same: it must be whole base64.</summary>
    [Fact]
    public async Task Validate_LargeBrokenContent_IsFound()
    {
        var xml = await XmlAsync(new string('x', 300_000));
        var broken = xml.Replace("eHh4</memo:content>", "eHh4!</memo:content>", StringComparison.Ordinal);
        broken.ShouldNotBe(xml);
        var report = await Xml.ValidateAsync(broken, new() { MaxHtmlBytes = 1000 });
        report.Findings.ShouldHaveSingleItem().Code.ShouldBe("memo.invalid");
        report.HtmlNotJudged.ShouldBe([Content]);
    }

    [Theory]
    [InlineData("!</memo:content>", "memo.invalid")]
    [InlineData("<", "memo.invalid")]
    [InlineData("</memo:File>", "memo.invalid")]
    [InlineData("", "memo.invalid")]
    public async Task Validate_BrokenContent_HasNoFindingsOfItsHtml(string instead, string code)
    {
        var xml = (await XmlAsync("<p class=\"x>y</p>\n")).Replace("</memo:content>", instead, StringComparison.Ordinal);
        var report = await Xml.ValidateAsync(xml);
        report.Findings.Select(finding => finding.Code).Distinct().ShouldBe([code]);
    }

    [Fact]
    public async Task Validate_FileThatIsNoHtml_IsFoundAtTheContent() =>
        (await ValidateAsync("%PDF-1.7")).Findings.ShouldHaveSingleItem().Path.ShouldBe(Content);

    [Fact]
    public async Task Validate_EmptyHtml_IsEmptyOnly() =>
        (await ValidateAsync("")).Findings.ShouldHaveSingleItem().Code.ShouldBe("file.empty.not.allowed");

    [Fact]
    public async Task Validate_EndlessFindings_EndAtAThousand()
    {
        var report = await ValidateAsync(string.Concat(Enumerable.Repeat("<script></script>", 5000)));
        report.Findings.Count.ShouldBe(1000);
        report.Length.ShouldBeGreaterThan(5000);
    }

    private static async Task<MemoReport> ValidateAsync(string html, MemoValidationOptions? options = null) =>
        await Xml.ValidateAsync(await XmlAsync(html), options);

    private static async Task<string> XmlAsync(string html) => await Letters.XmlAsync(
        Letters.Plain() with { Body = Letters.Plain().Body! with { MainDocument = new() { Files = [Html(html)] } } });

    private static MemoFile Html(string html) => Letters.File("text/html", "Brev.html", Encoding.UTF8.GetBytes(html));
}
