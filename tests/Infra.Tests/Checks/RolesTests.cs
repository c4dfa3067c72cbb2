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
    private const string Queue = "Microsoft.Storage/storageAccounts/queueServices/queues";
    private const string Account = "Microsoft.Storage/storageAccounts";

    // Azure's built-in roles; the GUIDs are the same everywhere.
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string QueueDataMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";
    private const string KeyVaultCertificateUser = "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() =>
        Roles.Faults(
            templates.Ours,
            File,
            [
                .. BuiltFunctions.OfApp().QueuesWithPoison.Select(queue => new Grant(App, QueueDataContributor, $"{Queue} {queue}")),
                .. new[] { "drops", "received" }.Select(queue => new Grant(Topic, QueueDataMessageSender, $"{Queue} {queue}")),
                new(App, BlobDataContributor, $"{Account}/blobServices/containers containers"),
                new(App, BlobDataOwner, $"{Account} hostAccountName"),
                new(Topic, BlobDataContributor, $"{Account} eventsAccountName"),
                new(App, KeyVaultCertificateUser, "Microsoft.KeyVault/vaults vaultName"),
                new(App, MonitoringMetricsPublisher, "Microsoft.Insights/components insightsName"),
            ]).ShouldBeEmpty();

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
                $"too much: app owner-guid on {Account} 'x'",
                "modules/roles.bicep:26: appSends and its scopes go over different lists.",
                "main.bicep:1: elsewhere belongs in modules/roles.bicep.",
                "modules/line-of-business.bicep:1: drops has no condition.",
            ],
            ignoreOrder: true);
}
