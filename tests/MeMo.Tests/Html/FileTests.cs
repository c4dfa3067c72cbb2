using System.Text;
using System.Text.Json;
using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Files as a whole: what is HTML, comments, encodings, places, and the answer.</summary>
public sealed class FileTests
{
    /// <summary>TI 6.14, with what Digital Post says of it.</summary>
    [Fact]
    public async Task Check_ExampleOfTheGuide_IsRefusedAsThere()
    {
        const string html = """
            <html>
              <head>
                <meta charset="utf-8"/>
                <meta http-equiv="content-type" content="text/html; charset=UTF-8"/>
                <meta http-equiv="refresh" content="5"/>
                <title>Test page</title>
              </head>
              <body>
                <h1>Hello</h1>
                <img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAA" alt="" />
                <h1 style="background-image:url(&#39;data:image/png;base64,cwAADsMAAA&#39;)">Hello</h1>
                <a href="http://www.example.dk">Example</a>
              </body>
            </html>
            """;
        var report = await CheckAsync(html, HtmlPolicy.Strict);
        report.Findings.Select(finding => (finding.Code, finding.Path, finding.Line, finding.Column)).ShouldBe(
        [
            (Attributes, "/html/head/meta[3]/@http-equiv", 5, 11),
            (Element, "/html/body/a[1]", 12, 5),
            (Attributes, "/html/body/a[1]/@href", 12, 8),
        ]);
        report.Findings
            .ShouldAllBe(finding => finding.Status == ReceiptStatus.Invalid && finding.Message.Length > 0 && finding.Fix.Length > 0);
    }

    [Theory]
    [InlineData("<!-- x -->")]
    [InlineData("<!---->")]
    [InlineData("<!--[if mso]><p onclick=x><![endif]-->")]
    [InlineData("<![if !mso]>")]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("</ x>")]
    public async Task Check_Comment_IsRefusedByStrictOnly(string comment)
    {
        await ShouldFindAsync($"<p>x{comment}</p>", HtmlPolicy.Strict, $"{Comments} p[1]");
        await ShouldBeFineAsync($"<p>x{comment}</p>", HtmlPolicy.Lenient);
    }

    [Fact]
    public async Task Check_CommentBehindElementWithoutContent_StandsInTheOneAround() =>
        await ShouldFindAsync("<p>x<br><!-- y --></p>", HtmlPolicy.Strict, $"{Comments} p[1]");

    [Theory]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public async Task Check_ManyAttributes_AreCountedByTag(int count, bool isTooMany)
    {
        var titles = string.Concat(Enumerable.Repeat("title ", count));
        await ShouldFindAsync(
            $"<p {titles}>x</p {titles}><p {titles}>", HtmlPolicy.Strict, isTooMany ? [$"{Attributes} p[1]", $"{Attributes} p[2]"] : []);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>x")]
    [InlineData("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><p>x")]
    [InlineData("<p>x<b>y</p>z</b></i></div>")]
    [InlineData("<p>a < b && c &nosuch; &#xFFFFFF; &lt;script></p>")]
    [InlineData("<p title='<script>'>x")]
    [InlineData("<p title=x title=y>")]
    [InlineData("<td>x</td><li>y")]
    [InlineData("<title><script></title><p>x")]
    [InlineData("<br/><hr /><br></br>")]
    public async Task Check_SloppyHtml_IsFine(string html)
    {
        foreach (var policy in Policies)
            await ShouldBeFineAsync(html, policy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kære borger")]
    [InlineData("a < b")]
    [InlineData("%PDF-1.7 1 0 obj")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("</p>")]
    public async Task Check_NoElement_IsNoHtml(string html)
    {
        await ShouldFindAsync(html, HtmlPolicy.Lenient, $"{Refused} ");
        (await CheckAsync(html, HtmlPolicy.Lenient)).Findings[0].Path.ShouldBe("/");
    }

    [Theory]
    [InlineData("<p>x</p><p class=\"y>z</p>")]
    [InlineData("<p>x</p><b")]
    [InlineData("<p>x</p></b")]
    [InlineData("<p>x</p><!-- y")]
    [InlineData("<p>x</p><style>y")]
    [InlineData("<p>x</p><title>y</titl")]
    public async Task Check_FileThatEndsWithinATag_IsRefused(string html) => await ShouldFindAsync(html, HtmlPolicy.Lenient, $"{Refused} ");

    [Fact]
    public async Task Check_Nul_IsNoHtml()
    {
        var report = await CheckAsync("<p>x</p>\n<p>\0<script>", HtmlPolicy.Lenient);
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Line, finding.Column).ShouldBe((Refused, 2, 4));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "iso-8859-1", "utf-8 with mark"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Check_AnyEncoding_HasTheSameFindings(string encoding)
    {
        const string html = "<meta charset='x'>\n<p title='æøå €'>blåbærgrød</p><script>\n</script>";
        var name = encoding.Split(' ')[0];
        var marked = encoding != name || name.StartsWith("utf-16", StringComparison.Ordinal);
        var bytes = Encoding.GetEncoding(name).GetBytes((marked ? "\uFEFF" : "") + html);
        foreach (var policy in Policies)
        {
            var report = await CheckAsync(bytes, policy);
            var finding = report.Findings.ShouldHaveSingleItem();
            (finding.Code, finding.Line, finding.Column, report.Length).ShouldBe((Element, 2, 32, bytes.Length));
        }
    }

    [Fact]
    public async Task Check_Utf16WithoutMark_IsSaidSo() =>
        (await CheckAsync(Encoding.Unicode.GetBytes("<p>x</p>"), HtmlPolicy.Lenient)).Findings.ShouldHaveSingleItem().Message
            .ShouldContain("UTF-16");

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Check_SlowStream_HasTheSameFindings(int atATime)
    {
        var html = $"<p>{string.Concat(Enumerable.Repeat("æ€😀 ", 100))}</p>\n<script></script>";
        var report = await HtmlChecker.CheckAsync(
            new SlowStream(Encoding.UTF8.GetBytes(html), atATime), HtmlPolicy.Lenient, CancellationToken.None);
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Line, finding.Column).ShouldBe((Element, 2, 1));
    }

    [Theory]
    [InlineData(100, 99, true)]
    [InlineData(100, 100, false)]
    [InlineData(100, 101, false)]
    [InlineData(100_000, 65_536, true)]
    [InlineData(100_000, 99_999, true)]
    [InlineData(100_000, 100_000, false)]
    public async Task Check_FileOverTheBound_IsReadNoFurther(int length, int maxBytes, bool isTooLarge)
    {
        var bytes = Encoding.UTF8.GetBytes("<p>" + new string('x', length - 3));
        var report = await CheckAsync(bytes, HtmlPolicy.Lenient, maxBytes);
        report.IsTooLarge.ShouldBe(isTooLarge);
        report.Length.ShouldBe(isTooLarge ? maxBytes + 1 : length);
        report.Findings.Select(finding => finding.Code).ShouldBe(isTooLarge ? [Refused] : []);
    }

    [Theory]
    [InlineData("<table><tr><td>a<td>b<p>c<p><x>d", "/table[1]/tr[1]/td[2]/p[2]/x[1]")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li><x>", "/ul[1]/li[3]/x[1]")]
    [InlineData("<html><head><meta><body><div></div><div><br><x>", "/html/body/div[2]/x[1]")]
    [InlineData("<p>a<div>b</div></p><x>", "/x[1]")]
    [InlineData("<b><i></b><x>", "/x[1]")]
    [InlineData("<dl><dt>a<dd>b<dt>c<dd><x>", "/dl[1]/dd[2]/x[1]")]
    [InlineData("<table><thead><tr><th>a<tbody><tr><td><x>", "/table[1]/tbody[1]/tr[1]/td[1]/x[1]")]
    public async Task Check_Path_FollowsTheElements(string html, string path) =>
        (await CheckAsync(html, HtmlPolicy.Lenient)).Findings.ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public async Task Check_SecretInTheFile_IsInNoFinding()
    {
        const string secret = "0102039998";
        foreach (var html in new[]
        {
            $"<p{secret} a{secret}={secret}>",
            $"<p on{secret}={secret} style='x{secret}:{secret};color:q{secret};background:url(http://{secret})'>",
            $"<a href='http://{secret}' target={secret}><img src={secret} width=x{secret}>",
            $"<!--{secret}--><style>a{{b:url(//{secret})}}", $"{secret}<p x=\"{secret}",
        })
        {
            foreach (var policy in Policies)
            {
                var report = await CheckAsync(html, policy);
                report.Findings.ShouldNotBeEmpty();
                string.Concat(report.Findings).ShouldNotContain(secret);
                string.Concat(report.ToAnswer().FieldErrors).ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public async Task ToAnswer_ApprovedFile_IsThatOfTheEndpoint()
    {
        var answer = (await CheckAsync("<p>x</p>", HtmlPolicy.Lenient)).ToAnswer();
        (answer.Status, answer.Code, answer.FieldErrors.Count).ShouldBe((200, "html.validator.approved", 0));
        answer.Message.ShouldContain("LENIENT");
    }

    /// <summary>TI 10.14.3.</summary>
    [Fact]
    public async Task ToAnswer_RefusedFile_IsThatOfTheEndpoint()
    {
        var answer = (await CheckAsync("<p>\n<link>", HtmlPolicy.Strict)).ToAnswer();
        (answer.Status, answer.Code).ShouldBe((400, "html.validator.rejected"));
        answer.Message.ShouldContain("STRICT");
        var error = answer.FieldErrors.ShouldHaveSingleItem();
        (error.Resource, error.Code).ShouldBe(("errorMessage", "html.validator.rejected.element"));
        error.Message.ShouldContain("/p[1]/link[1] (line 2, column 1)");
        using var json = JsonSerializer.SerializeToDocument(answer, JsonSerializerOptions.Web);
        json.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["code", "message", "fieldErrors"]);
        json.RootElement.GetProperty("fieldErrors")[0].EnumerateObject().Select(property => property.Name)
            .ShouldBe(["resource", "code", "message"]);
    }

    [Fact]
    public async Task Check_Cancelled_Ends() => await Should.ThrowAsync<OperationCanceledException>(
        async () => await HtmlChecker.CheckAsync(new SlowStream("<p>"u8.ToArray(), 1), HtmlPolicy.Lenient, new(canceled: true)));
}
