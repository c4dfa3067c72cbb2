using static Postvogn.MeMo.Tests.Html.HtmlCheck;

namespace Postvogn.MeMo.Tests.Html;

/// <summary>Every element and attribute of TI 10.14 under both policies, accepted and refused.</summary>
public sealed class PolicyTests
{
    /// <summary>A value that each attribute takes, where not every value is.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["href"] = "https://borger.dk/",
        ["target"] = "_blank",
        ["src"] = "data:image/png;base64,AAAA",
        ["srcset"] = "data:image/png;base64,AAAA 2x",
        ["http-equiv"] = "content-type",
        ["border"] = "0",
        ["height"] = "10",
        ["width"] = "10",
        ["style"] = "color: red",
    };

    [Fact]
    public async Task Check_ElementOfTheGuide_IsAllowedByItsPolicyOnly()
    {
        Guide.StrictElements.Count.ShouldBe(66);
        Guide.LenientElements.Count.ShouldBe(72);
        foreach (var policy in Policies)
        {
            foreach (var element in Guide.LenientElements)
            {
                if (Guide.Elements(policy).Contains(element))
                    await ShouldBeFineAsync(Tag(element, "title='x'"), policy);
                else
                    await ShouldFindAsync(Tag(element, "title='x'"), policy, $"{Element} {Step(element)}");
            }
        }
    }

    [Fact]
    public async Task Check_ElementThatTheGuideDoesNotList_IsRefused()
    {
        foreach (var policy in Policies)
        {
            foreach (var element in Guide.RefusedElements)
                (await FindAsync(Tag(element, "title='x'"), policy))
                    .ShouldContain(finding => finding.StartsWith(Element + " ", StringComparison.Ordinal), element);
        }
    }

    /// <summary>Every element with every attribute that TI lists anywhere, and with those that it lists nowhere.</summary>
    [Fact]
    public async Task Check_AttributeOnElement_IsAllowedWhereTheGuideSaysSo()
    {
        var accepted = 0;
        var refused = 0;
        foreach (var policy in Policies)
        {
            foreach (var element in Guide.Elements(policy))
            {
                foreach (var attribute in Guide.Attributes.Concat(Guide.RefusedAttributes))
                {
                    var html = Tag(element, $"role='x' {attribute}='{Values.GetValueOrDefault(attribute, "x")}'");
                    if (Guide.Allows(policy, element, attribute))
                    {
                        accepted++;
                        await ShouldBeFineAsync(html, policy);
                    }
                    else
                    {
                        refused++;
                        await ShouldFindAsync(html, policy, $"{Attributes} @{attribute}");
                    }
                }
            }
        }

        accepted.ShouldBeGreaterThan(4000);
        refused.ShouldBeGreaterThan(8000);
    }

    [Theory]
    [InlineData("<font>x</font>")]
    [InlineData("<span>x</span>")]
    [InlineData("<p>x</p>")]
    public async Task Check_ElementWithoutAttribute_IsFine(string html)
    {
        foreach (var policy in Policies)
            await ShouldBeFineAsync(html, policy);
    }

    /// <summary>TI 6.14: the element falls with its only attribute.</summary>
    [Theory]
    [InlineData("<a>x</a>", "a[1]", null)]
    [InlineData("<img>", "img[1]", null)]
    [InlineData("<a href='http://www.dr.dk'>x</a>", "a[1]", "@href")]
    [InlineData("<img src='https://a.dk/b.png'>", "img[1]", "@src")]
    public async Task Check_LinkOrPictureWithNothingAllowed_IsRefusedAsElement(string html, string element, string? attribute)
    {
        foreach (var policy in Policies)
            await ShouldFindAsync(
                html, policy, attribute is null ? [$"{Element} {element}"] : [$"{Element} {element}", $"{Attributes} {attribute}"]);
    }

    [Fact]
    public async Task Check_NamesInCapitals_AreTheSame()
    {
        await ShouldBeFineAsync("<DIV TITLE='x'><A HREF='HTTPS://BORGER.DK' Target='_BLANK'>x</A></DIV>", HtmlPolicy.Strict);
        await ShouldFindAsync("<SCRIPT></SCRIPT><P ONCLICK='x'>", HtmlPolicy.Lenient, $"{Element} script[1]", $"{Attributes} @onclick");
    }

    private static string Tag(string element, string attributes) => $"<{element} {attributes}></{element}>";

    private static string Step(string element) => element is "html" or "head" or "body" ? element : $"{element}[1]";
}
