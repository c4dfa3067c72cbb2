using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Alerts;

[Collection(InfraCollection.Name)]
public sealed class DeployedAlertsTests(Infrastructure infrastructure)
{
    /// <summary>Why the queries cannot be judged as they are deployed, or null.</summary>
    public static string? Missing => BicepCompiler.Missing ?? KqlAnalyzer.Missing;

    [FactIfAvailable(typeof(DeployedAlertsTests))]
    public async Task Queries_AsTheyAreDeployed_RunAndGiveWhatTheirRuleJudges()
    {
        var alerts = DeployedAlerts.Of(infrastructure.Of("main.production.bicepparam").Snapshot).ToList();

        alerts.Count.ShouldBeGreaterThan(10);
        (await FaultsAsync(alerts)).ShouldBeEmpty();
    }

    /// <summary>What Kusto says of the queries, and columns that a rule judges and they do not give.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyList<DeployedAlert> alerts)
    {
        var verdicts = await KqlAnalyzer.AnalyzeAsync([.. alerts.Select(alert => alert.Query)], CancellationToken.None);
        return
        [
            .. from judged in alerts.Zip(verdicts)
               from fault in judged.Second.Faults.Concat(judged.First.Dimensions.Append("Value").Except(judged.Second.Columns)
                   .Select(column => $"the query has no column {column}."))
               select $"{judged.First.Key}: {fault}",
        ];
    }
}
