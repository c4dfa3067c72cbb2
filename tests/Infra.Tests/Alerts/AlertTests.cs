using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Alerts;

public sealed class AlertTests
{
    private const string Modules = "infra-bicep/modules/watch";

    public static TheoryData<string> Queries => new(Checkout.Files($"{Modules}/kql", "*.kql"));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_OfAnAlert_AsksForWhatTheProductWrites(string file)
    {
        var query = Checkout.Read(file);

        Kql.Tables(query).ShouldNotBeEmpty();
        Telemetry.OfProduct.UnknownNames(query).ShouldBeEmpty();
        query.ShouldContain("Value = ", customMessage: "the rule judges the column Value");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_OfAnAlert_IsUsedByARule(string file) =>
        Checkout.Read($"{Modules}/alerts.bicep").ShouldContain($"loadTextContent('kql/{Path.GetFileName(file)}')");

    [Fact]
    public void Alerts_EachQueryGivesWhatItsRuleJudges() =>
        AlertRules.Faults(Checkout.Read($"{Modules}/alerts.bicep"), query => Checkout.Read($"{Modules}/{query}")).ShouldBeEmpty();

    [Theory]
    [InlineData("| summarize Value = count()", "a: the query has no column System")]
    [InlineData("| where Hour > {fromHour} | summarize Value = count() by System", "a: nothing is put in for {fromHour}")]
    public void Alerts_QueryThatDoesNotFit_IsNamed(string query, string fault) =>
        AlertRules.Faults("{ key: 'a', severity: 1, query: loadTextContent('kql/a.kql'), by: 'System', threshold: 0 }", _ => query)
            .ShouldBe([fault]);

    [Fact]
    public void Workbook_AsksForWhatTheProductWrites() =>
        Workbook.Queries().SelectMany(Telemetry.OfProduct.UnknownNames).ShouldBeEmpty();

    [Fact]
    public void Alerts_EachHasItsPage()
    {
        var pages = Checkout.Files(Modules, "alerts*.bicep").SelectMany(file => AlertPages.Named(Checkout.Read(file))).ToList();

        pages.Count.ShouldBeGreaterThan(10);
        AlertPages.Missing(pages, Checkout.Read("docs/operations.md")).ShouldBeEmpty();
    }

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
    [InlineData("{ key: 'no-page', severity: 1 }", "no-page")]
    [InlineData("page: '${operationsPage}#elsewhere'", "elsewhere")]
    public void Missing_AlertWithoutAPage_IsNamed(string bicep, string page) =>
        AlertPages.Missing(AlertPages.Named(bicep), "# Operations\n### Dead letters").ShouldBe([page]);

    [Fact]
    public void Missing_AlertWithAPage_None() =>
        AlertPages.Missing(AlertPages.Named("'${operationsPage}#dead-letters'"), "# Operations\n### Dead letters").ShouldBeEmpty();
}
