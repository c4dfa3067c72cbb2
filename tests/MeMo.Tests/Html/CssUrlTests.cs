using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Addresses in CSS: in an attribute and in the element, however they are written.</summary>
public sealed class CssUrlTests
{
    [Theory]
    [InlineData("background:url(http://a.dk/x.png)")]
    [InlineData("background:url(https://a.dk/x.png)")]
    [InlineData("background:url(HTTPS://a.dk/x.png)")]
    [InlineData("background:url('https://a.dk/x.png')")]
    [InlineData("background:URL(  'https://a.dk/x.png'  )")]
    [InlineData("background:url(//a.dk/x.png)")]
    [InlineData("background:url(\\\\\\\\a.dk/x.png)")]
    [InlineData("background:url('/\\\\a.dk/x.png')")]
    [InlineData("background:url(ftp://a.dk/x.png)")]
    [InlineData("background:url(javascript:x)")]
    [InlineData("background:url(https://a.dk/x.png")]
    [InlineData("background:url('https://a.dk/x.png")]
    [InlineData("background:url(\\68 ttps://a.dk/x.png)")]
    [InlineData("background:\\75\\72\\6c(https://a.dk/x.png)")]
    [InlineData("background:u\\72 l('https://a.dk/x.png')")]
    [InlineData("background:url(/**/https://a.dk/x.png)", false)]
    [InlineData("background:red, url(https://a.dk/x.png), url(data:x)")]
    [InlineData("background:image-set('https://a.dk/x.png' 1x)")]
    [InlineData("background:image( \"//a.dk/x.png\", red)")]
    [InlineData("src:src('https://a.dk/x')")]
    [InlineData("filter:progid:Loader(src='http://a.dk/x.png')")]
    [InlineData("background:url(a b https://c)", false)]
    public async Task Check_AddressOfAnotherPlace_IsRefusedByBoth(string css, bool isFound = true)
    {
        await JudgeAsync(css, isFound ? [UnknownElement] : []);
        (await FindAsync(Styled(css), HtmlPolicy.Strict)).ShouldContain($"{UnknownElement} @style");
    }

    [Theory]
    [InlineData("background:url(data:image/png;base64,AA)")]
    [InlineData("background:url( data:image/png;base64,AA )")]
    [InlineData("background:url('DATA:image/png;base64,AA')")]
    [InlineData("background:url(d\\61 ta:image/png;base64,AA)")]
    [InlineData("quotes:'https://a.dk' '//a.dk'")]
    [InlineData("background:curl x(red)", false)]
    public async Task Check_DataAddress_IsFineInBoth(string css, bool inStrict = true)
    {
        await JudgeAsync(css, []);
        (await CheckAsync(Styled(css), HtmlPolicy.Strict)).IsApproved.ShouldBe(inStrict);
    }

    /// <summary>Nothing that leads to another place: the guide's LENIENT allows it, its STRICT has data only.</summary>
    [Theory]
    [InlineData("background:url(x.png)")]
    [InlineData("background:url(/x.png)")]
    [InlineData("background:url(#default#VML)")]
    [InlineData("background:url()")]
    [InlineData("background:url('')")]
    public async Task Check_AddressInside_IsRefusedByStrictOnly(string css)
    {
        await JudgeAsync(css, []);
        await ShouldFindAsync(Styled(css), HtmlPolicy.Strict, $"{UnknownElement} @style");
    }

    [Theory]
    [InlineData("@import 'https://a.dk/x.css';", 1)]
    [InlineData("@import url(https://a.dk/x.css);", 1)]
    [InlineData("@IMPORT url('//a.dk/x.css') print;", 1)]
    [InlineData("@\\69mport 'ftp://a.dk/x.css';", 1)]
    [InlineData("@import '//a.dk/x.css", 1)]
    [InlineData("@font-face { font-family: x; src: url(https://a.dk/x.woff) format('woff') }", 1)]
    [InlineData("@namespace 'http://www.w3.org/1999/xhtml';", 1)]
    [InlineData("<!-- p { background: url(http://a.dk/x.png) } -->", 1)]
    [InlineData("p { color: red } /* url(https://a.dk) */ a::after { content: 'https://a.dk' }", 0)]
    [InlineData("a[href='https://a.dk'], a:not([href^='https://a.dk'] ) { color: red }", 0)]
    [InlineData("a[b] { background: image-set('https://a.dk/x.png' 1x) }", 1)]
    [InlineData("@font-face { src: url(data:font/woff;base64,AA) format('woff') } @import 'data:text/css,p{}';", 0)]
    [InlineData("@media print { p { position: fixed; --x: 1; width: calc(1px) } } v\\:* { behavior: url(#default#VML) }", 0)]
    [InlineData("p { background: url(http://a.dk/1), url(http://a.dk/2) } </styl> q { background: url(//a.dk/3) }", 3)]
    [InlineData("", 0)]
    public async Task Check_StyleElement_IsJudgedByLenientForAddresses(string css, int count)
    {
        var html = $"<head><style type='text/css'>{css}</style></head><p>x</p>";
        await ShouldFindAsync(html, HtmlPolicy.Lenient, [.. Enumerable.Repeat($"{UnknownElement} style[1]", count)]);
        await ShouldFindAsync(html, HtmlPolicy.Strict, $"{Element} style[1]");
    }

    [Fact]
    public async Task Check_AddressInStyleElement_HasItsPlace()
    {
        var report = await CheckAsync("<p>\r\n<style>\r\na{b:c}\rd{\n  e: url(http://f)}</style>", HtmlPolicy.Lenient);
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Line, finding.Column, finding.Path).ShouldBe((5, 6, "/p[1]/style[1]"));
    }

    /// <summary>In the attribute and in the element.</summary>
    private static async Task JudgeAsync(string css, string[] codes)
    {
        await ShouldFindAsync(Styled(css), HtmlPolicy.Lenient, [.. codes.Select(code => $"{code} @style")]);
        await ShouldFindAsync($"<style>p {{ {css} }}</style>", HtmlPolicy.Lenient, [.. codes.Select(code => $"{code} style[1]")]);
    }

    private static string Styled(string css) => $"<p style=\"{css.Replace("\"", "&quot;", StringComparison.Ordinal)}\">x</p>";
}
