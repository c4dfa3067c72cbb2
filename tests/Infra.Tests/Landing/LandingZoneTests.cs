using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Landing;

/// <summary>Installations that use what a landing zone has, or a network with more in it (docs/adr/0034).</summary>
public sealed class LandingZoneTests
{
    private const string Spoke = "/virtualNetworks/vnet-spoke/subnets/";

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Corp_WithNetworkPolicyAndWorkspace_MakesNoneOfThem()
    {
        var corp = await EvaluateAsync("corp.bicepparam");

        corp.Diagnostics.ShouldBeEmpty();
        corp.Resources.Where(resource => resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal))
            .ShouldAllBe(resource => resource.Type == "Microsoft.Network/privateEndpoints");
        corp.Of("Microsoft.OperationalInsights/workspaces").ShouldBeEmpty();
        PublicEndpoints.Faults(corp).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Corp_Whole_JoinsWhatIsThere()
    {
        var corp = await EvaluateAsync("corp.bicepparam");

        corp.Of("Microsoft.Web/sites").Single().Text("properties.virtualNetworkSubnetId")!.ShouldEndWith(Spoke + "postvogn-app");
        corp.Of("Microsoft.Network/privateEndpoints").ShouldAllBe(
            endpoint => endpoint.Text("properties.subnet.id")!.EndsWith(Spoke + "endpoints", StringComparison.Ordinal));
        corp.Of("Microsoft.Insights/components").Single().Text("properties.WorkspaceResourceId")!.ShouldEndWith("/workspaces/log-central");
        corp.Of("Microsoft.Insights/scheduledQueryRules").ShouldAllBe(
            alert => alert.Json.ToJsonString().Contains("appi-pvcorp", StringComparison.Ordinal));
        corp.Of("Microsoft.Storage/storageAccounts").Select(account => account.Name)
            .ShouldBe(["stpvcorphost01", "stpvcorpletters01", "stpvcorpevents01"], ignoreOrder: true);
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Clamd_WithZonesOfAHub_WritesNamesThereAndMakesNoZone()
    {
        var installation = await EvaluateAsync("clamd.bicepparam");

        installation.Of("Microsoft.Network/privateDnsZones").ShouldBeEmpty();
        installation.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count().ShouldBe(4);
        Network.Faults(installation).ShouldBeEmpty();
        Network.Subnets(installation).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Clamd_ItsSubnet_IsReachedByTheAppAloneAndReachesNothingOfOurs()
    {
        var installation = await EvaluateAsync("clamd.bicepparam");

        var rules = installation.Of("Microsoft.Network/networkSecurityGroups")
            .Single(group => group.Name.EndsWith("-clamd", StringComparison.Ordinal))
            .Items("properties.securityRules").Select(rule => new Resource(rule["properties"]!.AsObject())).ToList();
        rules.Where(rule => rule.Text("direction") == "Inbound" && rule.Text("destinationPortRange") == "3310")
            .Select(rule => rule.Text("sourceAddressPrefix")).ShouldBe(["10.90.0.0/26"]);
        // Container Apps' load balancer passes clients on to such a port.
        rules.Where(rule => rule.Text("access") == "Allow" && rule.Text("destinationPortRange") == "30000-32767")
            .Select(rule => rule.Text("sourceAddressPrefix")).ShouldBe(["10.90.0.0/26", "AzureLoadBalancer"]);
        Network.Open(installation).ShouldBeEmpty();
        rules.ShouldContain(rule => rule.Text("direction") == "Inbound" && rule.Text("access") == "Deny"
            && rule.Text("sourceAddressPrefix") == "*");
        rules.ShouldContain(rule => rule.Text("direction") == "Outbound" && rule.Text("access") == "Deny"
            && rule.Text("destinationAddressPrefix") == "VirtualNetwork");
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Clamd_WithAGatewayInAllZones_HasAnAddressOfItsKindAndOfAnotherName()
    {
        var installation = await EvaluateAsync("clamd.bicepparam");

        var address = installation.Of("Microsoft.Network/publicIPAddresses").Single();
        address.Name.ShouldBe("pip-pvclamd-outbound-v2");
        address.Text("sku.name").ShouldBe("StandardV2");
        installation.Of("Microsoft.Authorization/locks").ShouldContain(
            locked => locked.Id.Contains($"/publicIPAddresses/{address.Name}/", StringComparison.Ordinal));
        installation.Of("Microsoft.Network/natGateways").Single().Text("sku.name").ShouldBe("StandardV2");
        installation.Of("Microsoft.KeyVault/vaults").Single().At("properties.enablePurgeProtection").ShouldBeNull();
    }

    private static async Task<Snapshot> EvaluateAsync(string file)
    {
        using var folder = new TemplateFolder();
        var text = Checkout.Read($"tests/Infra.Tests/Landing/{file}").Replace("../../../infra-bicep/", "", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, file), text);
        return (await folder.EvaluateAsync(file)).Snapshot;
    }
}
