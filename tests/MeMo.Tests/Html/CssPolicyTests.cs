using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>The CSS of TI 10.14 under both policies: STRICT has a list, LENIENT has addresses only.</summary>
public sealed class CssPolicyTests
{
    [Fact]
    public void Guide_Css_IsWhole()
    {
        GuideCss.Properties.Count.ShouldBe(125);
        GuideCss.Functions.Count.ShouldBe(8);
        GuideCss.Words.Count.ShouldBe(383);
    }

    [Fact]
    public async Task Check_PropertyOfTheGuide_IsAllowed()
    {
        foreach (var property in GuideCss.Properties)
        {
            foreach (var policy in Policies)
            {
                await ShouldBeFineAsync(Styled($"{property}: inherit"), policy);
                await ShouldBeFineAsync(Styled($"{property.ToUpperInvariant()}:inherit ! important;"), policy);
                await ShouldFindAsync(Styled($"{property}: url(https://a.dk/b.png)"), policy, $"{UnknownElement} @style");
            }

            await ShouldFindAsync(Styled($"{property}-x: inherit"), HtmlPolicy.Strict, $"{Attributes} @style");
            await ShouldBeFineAsync(Styled($"{property}-x: inherit"), HtmlPolicy.Lenient);
        }
    }

    [Theory]
    [InlineData("position:absolute")]
    [InlineData("display:none")]
    [InlineData("float:left")]
    [InlineData("opacity:0")]
    [InlineData("transform:none")]
    [InlineData("behavior:none")]
    [InlineData("content:none")]
    [InlineData("filter:none")]
    [InlineData("-moz-binding:none")]
    [InlineData("mso-line-height-rule:inherit")]
    [InlineData("--x:red")]
    [InlineData("*color:red")]
    [InlineData("color")]
    [InlineData("color red")]
    [InlineData(":red")]
    [InlineData("{color:red}")]
    [InlineData("<b>")]
    public async Task Check_OtherProperty_IsRefusedByStrictOnly(string css)
    {
        await ShouldFindAsync(Styled(css), HtmlPolicy.Strict, $"{Attributes} @style");
        await ShouldBeFineAsync(Styled(css), HtmlPolicy.Lenient);
    }

    [Fact]
    public async Task Check_WordOfTheGuide_IsAllowed()
    {
        foreach (var word in GuideCss.Words)
        {
            await ShouldBeFineAsync(Styled($"background: {word}"), HtmlPolicy.Strict);
            if (char.IsAsciiDigit(word[0]))
                continue;
            await ShouldFindAsync(Styled($"background: {word}q"), HtmlPolicy.Strict, $"{Attributes} @style");
            await ShouldBeFineAsync(Styled($"background: {word}q"), HtmlPolicy.Lenient);
        }
    }

    [Fact]
    public async Task Check_FunctionOfTheGuide_IsAllowed()
    {
        foreach (var function in GuideCss.Functions)
        {
            await ShouldBeFineAsync(Styled($"background: {function}(1, 2%, red)"), HtmlPolicy.Strict);
            await ShouldFindAsync(Styled($"background: {function}q(1, 2)"), HtmlPolicy.Strict, $"{Attributes} @style");
            await ShouldBeFineAsync(Styled($"background: {function}q(1, 2)"), HtmlPolicy.Lenient);
        }
    }

    [Theory]
    [InlineData("font: bold 12px/1.5 Calibri, &quot;Segoe UI&quot;, sans-serif")]
    [InlineData("font-family: Arial, Helvetica")]
    [InlineData("margin: -1.5em +2px .5% 0")]
    [InlineData("color: #a1B2c3; background-color: rgba(0, 0, 0, .5)")]
    [InlineData("background: linear-gradient(to right, rgba(1,2,3,.4), red 5%)")]
    [InlineData("background-image: url(data:image/png;base64,AA/+==); color: red")]
    [InlineData("background-image: url( &quot;data:image/png;base64,AA;:,)&quot; ) ; color: red")]
    [InlineData("quotes: '\\201C' '»'")]
    [InlineData(" ; color : red ;; ")]
    [InlineData("/* ; x: y */ color: /**/ red")]
    [InlineData("c\\6f lor: \\72 ed")]
    [InlineData("")]
    public async Task Check_ValueOfAnyKind_IsAllowed(string css)
    {
        foreach (var policy in Policies)
            await ShouldBeFineAsync(Styled(css), policy);
    }

    [Theory]
    [InlineData("width: expression(1)")]
    [InlineData("width: calc(1px + 2px)")]
    [InlineData("color: var(--x)")]
    [InlineData("color: red !x")]
    [InlineData("color: Arial")]
    [InlineData("color: red}")]
    [InlineData("color: red; color: nored; color: blue")]
    [InlineData("color: @red")]
    [InlineData("color: (red;red)")]
    public async Task Check_OtherValue_IsRefusedByStrictOnly(string css)
    {
        await ShouldFindAsync(Styled(css), HtmlPolicy.Strict, $"{Attributes} @style");
        await ShouldBeFineAsync(Styled(css), HtmlPolicy.Lenient);
    }

    [Fact]
    public async Task Check_SeveralFaults_AreAllFound() => await ShouldFindAsync(
        Styled("display:none; color:red; float:left; background:url(x.png); color:nored; what"),
        HtmlPolicy.Strict,
        $"{UnknownElement} @style",
        $"{Attributes} @style",
        $"{Attributes} @style",
        $"{Attributes} @style",
        $"{Attributes} @style");

    private static string Styled(string css) => $"<p style=\"{css}\">x</p>";
}
