using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Alerts;

public sealed class AlertTests
{
    private const string Modules = "infra-bicep/modules/watch";

    [Fact]
    public void Queries_InTheFolder_AreUsedByARule()
    {
        var rules = Checkout.Files(Modules, "alerts*.bicep").Select(Checkout.Read).ToList();

        Checkout.Files($"{Modules}/kql", "*.kql").Where(file => !rules.Any(
            rule => rule.Contains($"loadTextContent('kql/{Path.GetFileName(file)}')", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Workbook_AsksForWhatTheProductWrites() =>
        Workbook.Queries().SelectMany(Telemetry.OfProduct.UnknownNames).ShouldBeEmpty();

    [Fact]
    public void Workbook_EachCauseHasItsPage()
    {
        var pages = Workbook.Queries().SelectMany(AlertPages.InQuery).ToList();

        pages.ShouldNotBeEmpty();
        AlertPages.Missing(pages, Checkout.Read("docs/operations.md")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AppMetrics | where Name == 'postvogn.letters.lost'", "postvogn.letters.lost")]
    [InlineData("AppTraces | where toint(Properties.EventId) in (900, 999)", "event 999-999")]
    [InlineData("AppTraces | where EventId between (800 .. 810)", "event 800-810")]
    [InlineData("AppTraces | extend Cpr = tostring(Properties.Cpr)", "property Cpr")]
    [InlineData("AppEvents | count", "table AppEvents")]
    [InlineData("let causes = datatable(EventId:int) [\n  999, 'Postvogn', 'x', 'y'\n];", "event 999-999")]
    public void UnknownNames_OfABrokenQuery_AreNamed(string query, string fault) =>
        new Telemetry(["postvogn.letters.sent"], [900], ["Function"]).UnknownNames(query).ShouldBe([fault]);

    [Theory]
    [InlineData("elsewhere", "elsewhere")]
    [InlineData("dead-letters", null)]
    public void Missing_PageOfARow_IsNamedIfItIsNotThere(string page, string? missing) =>
        AlertPages.Missing(AlertPages.InQuery($"Page = '{page}'"), "# Operations\n### Dead letters")
            .ShouldBe(missing is null ? [] : [missing]);
}
