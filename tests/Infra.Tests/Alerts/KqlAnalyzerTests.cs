using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Alerts;

public sealed class KqlAnalyzerTests
{
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
}
