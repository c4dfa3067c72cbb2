using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Docs;

public sealed class DocsTests
{
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

    private static string? ReadOrNull(string file) =>
        File.Exists(Checkout.PathOf(file)) ? Checkout.Read(file) : Directory.Exists(Checkout.PathOf(file)) ? "" : null;
}
