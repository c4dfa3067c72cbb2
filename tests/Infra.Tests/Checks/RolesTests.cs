using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class RolesTests(Templates templates)
{
    private const string File = "modules/roles.bicep";
    private const string App = "appPrincipalId";
    private const string Topic = "topicPrincipalId";
    private const string Queue = "Microsoft.ServiceBus/namespaces/queues";
    private const string Account = "Microsoft.Storage/storageAccounts";

    // Azure's built-in roles; the GUIDs are the same everywhere.
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string ServiceBusDataReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0";
    private const string ServiceBusDataSender = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None()
    {
        var bindings = FunctionBindings.OfApp();

        Roles.Faults(
            templates.Ours,
            File,
            [
                .. bindings.Receives.Select(queue => new Grant(App, ServiceBusDataReceiver, $"{Queue} {queue}")),
                .. bindings.Sends.Select(queue => new Grant(App, ServiceBusDataSender, $"{Queue} {queue}")),
                .. new[] { "drops", "received", "receipts" }.Select(queue => new Grant(Topic, ServiceBusDataSender, $"{Queue} {queue}")),
                new(App, BlobDataContributor, $"{Account}/blobServices/containers containers"),
                new(App, BlobDataOwner, $"{Account} hostAccountName"),
                new(App, QueueDataContributor, $"{Account} hostAccountName"),
                new(App, TableDataContributor, $"{Account} hostAccountName"),
                new(Topic, BlobDataContributor, $"{Account} undeliveredAccountName"),
                new(App, KeyVaultSecretsUser, "Microsoft.KeyVault/vaults vaultName"),
                new(App, MonitoringMetricsPublisher, "Microsoft.Insights/components insightsName"),
            ]).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Roles.Faults(
            templates.Sample("Roles"),
            File,
            [
                new("app", "receiver-guid", $"{Queue} drops"),
                new("app", "receiver-guid", $"{Queue} urgent"),
                new("app", "owner-guid", $"{Queue} drops"),
            ]).ShouldBe(
            [
                $"missing: app receiver-guid on {Queue} urgent",
                $"too much: app owner-guid on {Queue} outbound",
                "too much: app owner-guid on Microsoft.ServiceBus/namespaces 'x'",
                "modules/roles.bicep:26: appSends and its scopes go over different lists.",
                "main.bicep:1: elsewhere belongs in modules/roles.bicep.",
                "modules/line-of-business.bicep:1: drops has no condition.",
            ],
            ignoreOrder: true);
}
