using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Attributes whose value matters. A second, allowed attribute keeps the element, so that the value is the finding.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("https://borger.dk", true)]
    [InlineData("HTTPS://borger.dk/?a=b&amp;c=d#e", true)]
    [InlineData("mailto:post@example.dk", true)]
    [InlineData("  https://borger.dk ", true)]
    [InlineData("&#104;ttps://borger.dk", true)]
    [InlineData("#afsnit", true)]
    [InlineData("http://borger.dk", false)]
    [InlineData("ftp://borger.dk", false)]
    [InlineData("tel:12345678", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("&#106;avascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("//borger.dk", false)]
    [InlineData("\\\\borger.dk", false)]
    [InlineData("/side", false)]
    [InlineData("side.html", false)]
    [InlineData("?a", false)]
    [InlineData("httpsx:a", false)]
    [InlineData("x https://a", false)]
    [InlineData("", false)]
    public async Task Check_Href_IsHttpsOrMailto(string value, bool isFine) => await JudgeAsync("a", "href", value, isFine);

    [Theory]
    [InlineData("_blank", true)]
    [InlineData("_BLANK", true)]
    [InlineData("_self", false)]
    [InlineData("_top", false)]
    [InlineData("vindue", false)]
    [InlineData("", false)]
    public async Task Check_Target_IsBlank(string value, bool isFine) => await JudgeAsync("a", "target", value, isFine);

    [Theory]
    [InlineData("data:image/png;base64,AAAA", true)]
    [InlineData("DATA:IMAGE/GIF;base64,AAAA", true)]
    [InlineData(" data:image/svg+xml,x", true)]
    [InlineData("data:text/html,x", false)]
    [InlineData("data:application/image/png,x", false)]
    [InlineData("data:imagex,x", false)]
    [InlineData("data:,x", false)]
    [InlineData("https://a.dk/data:image/png", false)]
    [InlineData("//a.dk/x.png", false)]
    [InlineData("cid:billede1", false)]
    [InlineData("billede.png", false)]
    [InlineData("", false)]
    public async Task Check_PictureSource_IsAPictureInTheLetter(string value, bool isFine)
    {
        await JudgeAsync("img", "src", value, isFine);
        await JudgeAsync("source", "src", value, isFine, HtmlPolicy.Lenient);
        await JudgeAsync("source", "srcset", value, isFine, HtmlPolicy.Lenient);
    }

    [Theory]
    [InlineData("data:image/png;base64,AA 1x, data:image/png;base64,BB 2x", true)]
    [InlineData("data:image/png;base64,AA, data:image/png;base64,BB", true)]
    [InlineData("data:image/png;base64,AA 1x,data:image/png;base64,BB", true)]
    [InlineData("data:image/png;base64,AA 1x, https://a.dk/x.png 2x", false)]
    [InlineData("data:image/png;base64,AA, https://a.dk/x.png", false)]
    [InlineData("data:image/png;base64,AA 100w,x.png", false)]
    [InlineData("https://a.dk/x.png 1x, data:image/png;base64,AA 2x", false)]
    [InlineData(" ", false)]
    public async Task Check_Srcset_IsPicturesInTheLetterOnly(string value, bool isFine) =>
        await JudgeAsync("source", "srcset", value, isFine, HtmlPolicy.Lenient);

    [Theory]
    [InlineData("0", true)]
    [InlineData("600", true)]
    [InlineData("100%", false)]
    [InlineData("10px", false)]
    [InlineData("1.5", false)]
    [InlineData("-1", false)]
    [InlineData("٣", false)]
    [InlineData("auto", false)]
    [InlineData("", false)]
    public async Task Check_SizeOfPicture_IsAnInteger(string value, bool isFine)
    {
        foreach (var attribute in new[] { "border", "height", "width" })
            await JudgeAsync("img", attribute, value, isFine);
        await JudgeAsync("td", "width", value, isFine: true, HtmlPolicy.Lenient);
    }

    [Theory]
    [InlineData("content-type", true)]
    [InlineData("Content-Type", true)]
    [InlineData("content-security-policy", true)]
    [InlineData("refresh", false)]
    [InlineData("set-cookie", false)]
    [InlineData("x-ua-compatible", false)]
    [InlineData("", false)]
    public async Task Check_HttpEquiv_IsOneOfTwo(string value, bool isFine) => await JudgeAsync("meta", "http-equiv", value, isFine);

    private static async Task JudgeAsync(string element, string attribute, string value, bool isFine, params HtmlPolicy[] policies)
    {
        foreach (var policy in policies.Length == 0 ? Policies : policies)
            await ShouldFindAsync($"<{element} title='x' {attribute}=\"{value}\">", policy, isFine ? [] : [$"{Attributes} @{attribute}"]);
    }
}
