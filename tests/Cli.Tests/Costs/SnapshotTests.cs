using System.Text;
using Postvogn.Cli.Costs;

namespace Postvogn.Cli.Tests.Costs;

public sealed class SnapshotTests : IDisposable
{
    private const string Small = """
        { "predictedResources": [
          { "type": "Microsoft.Web/sites", "properties": { "functionAppConfig": { "scaleAndConcurrency": {
            "instanceMemoryMB": 512,
            "alwaysReady": [ { "name": "http", "instanceCount": 1 }, { "name": "function:AcceptDrop", "instanceCount": 2 } ] } } } },
          { "type": "Microsoft.Web/sites/config", "properties": {
            "SweepSchedule": "0 0 * * * *", "PullMemosSchedule": "0 * * * * *", "AzureWebJobs.PullMemos.Disabled": "true", "Limit": 3 } },
          { "type": "Microsoft.Storage/storageAccounts", "sku": { "name": "Standard_GRS" }, "properties": {} },
          { "type": "Microsoft.Network/privateEndpoints", "properties": {} },
          { "type": "Microsoft.Network/privateEndpoints", "properties": {} },
          { "type": "Microsoft.ServiceBus/namespaces", "sku": { "name": "Standard" }, "properties": {} },
          { "type": "Microsoft.OperationalInsights/workspaces", "properties": { "retentionInDays": 60 } },
          { "type": "Microsoft.Insights/diagnosticSettings", "properties": { "logs": [ { "category": "StorageRead", "enabled": true } ] } },
          { "type": "Microsoft.Insights/scheduledQueryRules", "properties": { "evaluationFrequency": "PT5M",
            "criteria": { "allOf": [ { "dimensions": [ { "name": "System" } ] } ] } } },
          { "type": "Microsoft.Insights/scheduledQueryRules", "properties": { "evaluationFrequency": "P1D",
            "criteria": { "allOf": [ { "dimensions": [] } ] } } },
          { "type": "Microsoft.Insights/scheduledQueryRules", "properties": { "enabled": false, "evaluationFrequency": "PT1M",
            "criteria": { "allOf": [ {} ] } } },
          { "type": "Microsoft.Storage/storageAccounts/managementPolicies", "properties": { "policy": { "rules": [
            { "definition": { "filters": { "prefixMatch": [ "drop/", "messages/" ] },
              "actions": { "baseBlob": { "delete": { "daysAfterModificationGreaterThan": 90 } } } } },
            { "definition": { "filters": { "prefixMatch": [ "inbox/" ] },
              "actions": { "baseBlob": { "delete": { "daysAfterModificationGreaterThan": 180 } } } } },
            { "definition": { "filters": {}, "actions": { "version": { "delete": { "daysAfterCreationGreaterThan": 14 } } } } } ] } } }
        ] }
        """;

    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_Snapshot_CountsWhatHasAPrice()
    {
        var read = Snapshot.Read(Write(Small));

        (read.AlwaysReady, read.AlwaysReadyQueues, read.MemoryMB).ShouldBe((1, 2, 512));
        (read.Storage, read.ServiceBus).ShouldBe(("GRS", "standard"));
        (read.PrivateEndpoints, read.NatGateways, read.DnsZones, read.PublicAddresses).ShouldBe((2, 0, 0, 0));
        (read.LogDays, read.LetterAccess, read.SentDays, read.InboxDays, read.RecoveryDays).ShouldBe((60, true, 90, 180, 14));
        read.Alerts.ShouldBe(new Dictionary<string, decimal> { ["PT5M"] = 1, ["PT15M"] = 1 }, ignoreOrder: true);
        read.SplitAlerts.ShouldBe(1);
        read.Timers.ShouldBe(new Dictionary<string, string> { ["SweepSchedule"] = "0 0 * * * *" });
    }

    [Fact]
    public async Task Cost_Snapshot_IsNamedAfterItsFile() =>
        (await Tool.RunAsync("cost", "--snapshot", Write(Small))).Lines[0].ShouldStartWith("own.snapshot.json: a month");

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("""{ "predictedResources": [] }""")]
    [InlineData("""{ "predictedResources": [ { "type": "Microsoft.Web/sites", "properties": {} } ] }""")]
    public async Task Cost_FileThatIsNoSnapshot_Ends2AndSaysWhatIsWanted(string content)
    {
        var answer = await Tool.RunAsync("cost", "--snapshot", Write(content));

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain("it is no snapshot of an installation of Postvogn");
        answer.Error.ShouldContain("bicep snapshot");
    }

    [Theory]
    [InlineData("\"Standard_GRS\"", "\"Premium_LRS\"", "its storage is Premium_LRS")]
    [InlineData("\"Standard_GRS\"", "\"[parameters('sku')]\"", "its storage is [parameters('sku')]")]
    [InlineData("\"name\": \"Standard\"", "\"name\": \"Basic\"", "its Service Bus is Basic")]
    [InlineData("\"0 0 * * * *\"", "\"[parameters('often')]\"", "The schedule \"[parameters('often')]\" cannot be read")]
    [InlineData("512", "1e28", "instanceMemoryMB is 1e28")]
    [InlineData("512", "-512", "instanceMemoryMB is -512")]
    [InlineData("60", "1e400", "no snapshot")]
    [InlineData("PT5M", "P99999999999999D", "no snapshot")]
    [InlineData("\"type\": \"Microsoft.Storage/storageAccounts\"", "\"type\": \"other\"", "there is no storage in it")]
    [InlineData("\"type\": \"Microsoft.Web/sites\"", "\"type\": \"other\"", "there is no Microsoft.Web/sites in it")]
    [InlineData("{ \"predictedResources\"", "{ \"diagnostics\": [ \"could not be expanded\" ], \"predictedResources\"",
        "the compiler could not look into a part of it: \"could not be expanded\"")]
    public async Task Cost_SnapshotWithWhatHasNoPrice_Ends2AndSaysIt(string part, string other, string problem)
    {
        Small.ShouldContain(part);
        var file = Write(Small.Replace(part, other, StringComparison.Ordinal));

        var answer = await Tool.RunAsync("cost", "--snapshot", file);

        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldStartWith(file);
        answer.Error.ShouldContain(problem);
    }

    [Fact]
    public void Read_TimerThatIsDisabledInAnyCapitals_IsNone() =>
        Snapshot.Read(Write(Small.Replace("\"true\"", "\"True\"", StringComparison.Ordinal))).Timers.Count.ShouldBe(1);

    [Fact]
    public async Task Cost_SnapshotOnTheStandardInput_IsRead() =>
        (await Tool.PipeAsync(Encoding.UTF8.GetBytes("\uFEFF" + Small), "cost", "--snapshot", "-")).Lines[0].ShouldStartWith("-: a month");

    private string Write(string content) => folder.Write("own.snapshot.json", Encoding.UTF8.GetBytes(content));
}
