using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>The topic for the municipality's own systems is switched on by one parameter.</summary>
public sealed class ServiceBusTests
{
    private const string File = "main.production.bicepparam";

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Snapshot_WithServiceBus_HasTheTopicAndWhatIsOfItAndNothingElse()
    {
        using var without = new TemplateFolder();
        using var with = new TemplateFolder();
        with.Change(File, @"\z", "\nparam serviceBus = 'standard'\n");
        var none = (await without.EvaluateAsync(File)).Snapshot;
        var standard = (await with.EvaluateAsync(File)).Snapshot;

        var before = none.Resources.ToLookup(resource => resource.Id, resource => resource.Json.ToJsonString());
        var changed = standard.Resources.Where(resource => !before[resource.Id].Contains(resource.Json.ToJsonString())).ToList();

        changed.Select(resource => resource.Type).Distinct().ShouldBe(
            [
                "Microsoft.ServiceBus/namespaces",
                "Microsoft.ServiceBus/namespaces/networkRuleSets",
                "Microsoft.ServiceBus/namespaces/topics",
                "Microsoft.ServiceBus/namespaces/topics/subscriptions",
                "Microsoft.ServiceBus/namespaces/topics/subscriptions/rules",
                "Microsoft.Authorization/roleAssignments",
            ],
            ignoreOrder: true);
        changed.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
            .ShouldAllBe(grant => grant.Scope.Contains("/Microsoft.ServiceBus/", StringComparison.Ordinal));
        none.Resources.Select(resource => resource.Id).Except(standard.Resources.Select(resource => resource.Id)).ShouldBeEmpty();
        Rules.All.SelectMany(rule => rule.Value(standard)).ShouldBeEmpty();
    }
}
