using System.Text;
using AngleSharp.Html.Parser;
using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Random changes of HTML that is allowed. What is approved is parsed into a tree, which must hold allowed things only.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 10_000;

    private const string Letter =
        "<!DOCTYPE html><html lang='da'><head><meta charset=\"utf-8\"><title>Afg&oslash;relse</title>" +
        "<style>p { color: red } @media print { a { b: c } }</style>" +
        "</head><body><!-- x --><h1 class=a id=\"b\">Kære borger</h1><p align=left>Se " +
        "<a href='https://borger.dk' target=_blank>her</a>.<br/>" +
        "<img src=\"data:image/png;base64,AA\" alt='' width=10><table border=1>" +
        "<tr><td colspan=2 style='color: #fff; background: url(data:x)'>1</td></tr>" +
        "</table><ul><li>a<li>b</ul><picture><source srcset='data:image/png;base64,AA 1x'></picture><o:p></o:p></body></html>";

    private static readonly string[] Pieces =
    [
        "<", ">", "/", "'", "\"", "=", " ", "&", "-->", "<!--", "<!", "<?", "</", "<script>", "</script>", "<svg>", "<math>", "<style>",
        "</style>", "<title>", "</title>",
        "<textarea>", "<table>", "<td>", "<select>", "<p>", "</p>", "<b>", "</b>", "<form>", "<template>", "<noscript>", "<plaintext>",
        "<frameset>", "<img src=x onerror=y>",
        " onclick=x", " href='javascript:x'", "javascript:", "url(http://a)", "\\", "(", ")", "{", "}", ";", ":", "@import", "\n", "\r",
        "\t", "<![CDATA[", "]]>", "&lt;", "&#60;", "<a", "æ", "\u2028",
    ];

    [Fact]
    public async Task Check_MutatedHtml_ApprovesAllowedTreesOnly()
    {
        var random = new Random(14);
        var approved = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var html = Mutate(Letter, random);
            var lenient = await CheckAsync(html, HtmlPolicy.Lenient);
            var strict = await CheckAsync(html, HtmlPolicy.Strict);
            ShouldBeWellMade(lenient, html);
            ShouldBeWellMade(strict, html);
            if (strict.IsApproved)
                lenient.IsApproved.ShouldBeTrue(html);
            if (!lenient.IsApproved)
                continue;
            approved++;
            ShouldBeAllowed(html);
        }

        approved.ShouldBeInRange(Rounds / 20, Rounds * 19 / 20);
    }

    [Fact]
    public async Task Check_RandomBytes_EndInFindings()
    {
        var random = new Random(15);
        for (var i = 0; i < 2000; i++)
        {
            var noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            byte[] bytes = i % 2 == 0 ? noise : [.. "<p style='"u8, .. noise.Where(letter => letter != 0)];
            foreach (var policy in Policies)
                ShouldBeWellMade(await CheckAsync(bytes, policy), "random");
        }
    }

    [Fact]
    public async Task Check_TruncationAnywhere_EndsInFindingsOrApproval()
    {
        for (var length = 0; length <= Letter.Length; length++)
        {
            var report = await CheckAsync(Letter[..length], HtmlPolicy.Lenient);
            ShouldBeWellMade(report, Letter[..length]);
            if (report.IsApproved)
                ShouldBeAllowed(Letter[..length]);
        }
    }

    private static string Mutate(string html, Random random)
    {
        var text = new StringBuilder(html);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            var kind = random.Next(4);
            if (kind is 0 or 3)
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            else if (kind == 1)
                text.Remove(at, Math.Min(text.Length - at, random.Next(1, 12)));
            else
                text[at] = (char)random.Next(9, 127);
        }

        return text.ToString();
    }

    private static void ShouldBeWellMade(HtmlReport report, string html)
    {
        foreach (var finding in report.Findings)
        {
            MemoCodes.Find(finding.Code).ShouldNotBeNull(html).Judged.ShouldBe(JudgedBy.Html);
            finding.Path.ShouldStartWith("/");
        }
    }

    private static void ShouldBeAllowed(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.All)
        {
            Guide.LenientElements.ShouldContain(element.LocalName, html);
            foreach (var attribute in element.Attributes)
                Guide.Allows(HtmlPolicy.Lenient, element.LocalName, attribute.Name)
                    .ShouldBeTrue($"{element.LocalName} {attribute.Name}: {html}");
        }
    }
}
