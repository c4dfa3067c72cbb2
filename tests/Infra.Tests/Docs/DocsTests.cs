using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Docs;

public sealed partial class DocsTests
{
    private static readonly string Templates =
        string.Join('\n', Checkout.Files("infra-bicep", "*.bicep").Select(Checkout.Read));

    public static TheoryData<string> Pages => new(Checkout.Files("docs", "*.md").Concat(["README.md", "CONTRIBUTING.md", "SECURITY.md"]));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadSomewhere(string file) => MarkdownLinks.Broken(file, ReadOrNull).ShouldBeEmpty();

    [Theory]
    [InlineData("[a](gone.md)", "gone.md")]
    [InlineData("[a](there.md#gone)", "there.md#gone")]
    [InlineData("# Here\n[a](#gone)", "#gone")]
    public void Links_ToNowhere_AreNamed(string page, string link) =>
        MarkdownLinks.Broken("docs/page.md", file => file switch { "docs/page.md" => page, "docs/there.md" =>
            "## Is here", _ => null }).ShouldBe([link]);

    [Fact]
    public void Links_ToAHeading_Lead() =>
        MarkdownLinks.Broken("docs/page.md", file => file == "docs/page.md" ? "[a](there.md#is-here) [b](https://elsewhere)" :
            "## Is here").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parameters_OfAPage_AreThoseOfTheTemplates(string file) => (
        from Match named in Parameter().Matches(Checkout.Read(file))
        from Capture name in named.Groups["name"].Captures
        where !Regex.IsMatch(Templates, $@"\b{name.Value}\??:", RegexOptions.None, TimeSpan.FromSeconds(2))
        select $"{named.Value}: there is no {name.Value}").ShouldBeEmpty();

    // Such as `access.operators`. Not postvogn: names of metrics begin with it, too.
    [GeneratedRegex(
        @"(?<=`)(?:access|alerts|budget|landingZone|logs|network|protection|retention|scale|tuning)(?:\.(?!bicep)(?<name>[A-Za-z]+))+")]
    private static partial Regex Parameter();

    private static string? ReadOrNull(string file) =>
        File.Exists(Checkout.PathOf(file)) ? Checkout.Read(file) : Directory.Exists(Checkout.PathOf(file)) ? "" : null;
}
