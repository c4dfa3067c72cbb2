using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Alerts;

public sealed class KqlAnalyzerTests
{
    [FactIfAvailable(typeof(KqlAnalyzer))]
    public async Task Queries_OfAlerts_RunAndGiveAValue()
    {
        var files = Checkout.Files("infra-bicep/modules/watch/kql", "*.kql").ToList();

        var verdicts = await KqlAnalyzer.AnalyzeAsync([.. files.Select(file => WithHours(Checkout.Read(file)))], CancellationToken.None);

        files.Zip(verdicts).SelectMany(judged => judged.Second.Faults.Select(fault => $"{judged.First}: {fault}")).ShouldBeEmpty();
        verdicts.ShouldAllBe(verdict => verdict.Columns.Contains("Value"));
    }

    [FactIfAvailable(typeof(KqlAnalyzer))]
    public async Task Queries_OfTheWorkbook_Run()
    {
        var queries = Workbook.Queries().Select(query => query.Replace("{TimeRange:grain}", "5m", StringComparison.Ordinal)).ToList();

        (await KqlAnalyzer.AnalyzeAsync(queries, CancellationToken.None)).SelectMany(verdict => verdict.Faults).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(KqlAnalyzer))]
    public async Task Queries_ThatCannotRun_AreRefused()
    {
        string[] broken = ["AppTraces | where Nam == 'x'", "customMetrics | count", "AppMetrics | extend By = tostring(Properties.by)",
            "AppTraces | where"];

        (await KqlAnalyzer.AnalyzeAsync(broken, CancellationToken.None)).ShouldAllBe(verdict => verdict.Faults.Count > 0);
    }

    private static string WithHours(string query) =>
        query.Replace("{fromHour}", "8", StringComparison.Ordinal).Replace("{toHour}", "16", StringComparison.Ordinal);
}
