using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Every name is known before the deployment, so that what-if and the snapshot show the resource; whatever takes tags has them.
/// </summary>
public static class Names
{
    // They have a region, and take no tags.
    private static readonly string[] WithoutTags =
        ["Microsoft.Network/virtualNetworks/subnets", "Microsoft.Web/sites/basicPublishingCredentialsPolicies"];

    private static readonly string[] Global =
    [
        "Microsoft.Network/privateDnsZones", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "Microsoft.Insights/actionGroups",
    ];

    public static IEnumerable<string> Unknown(Snapshot snapshot) =>
    [
        .. snapshot.Diagnostics,
        .. from resource in snapshot.Resources
           where resource.Name.StartsWith('[')
           select $"{resource.Type}: the name hangs on what only a deployment knows.",
        .. from resource in snapshot.Resources
           where resource.Type == "Microsoft.Resources/deployments"
           select $"{resource.Name} is a deployment that could not be looked into.",
    ];

    // What lies in a region lies in a bill.
    public static IEnumerable<string> Untagged(Snapshot snapshot) =>
        from resource in snapshot.Resources
        where resource.At("location") is not null && resource.At("tags") is not System.Text.Json.Nodes.JsonObject { Count: > 0 }
        where !WithoutTags.Contains(resource.Type)
        select $"{resource} has no tags.";

    /// <summary>Letters, and what is known of them, stay in the region that was chosen; what has no region holds no letter.</summary>
    public static IEnumerable<string> Elsewhere(Snapshot snapshot)
    {
        var region = snapshot.Of("Microsoft.Resources/resourceGroups").Single().Text("location");
        return
            from resource in snapshot.Resources
            let location = resource.Text("location")
            where location is not null && location != region && !(location == "global" && Global.Contains(resource.Type))
            select $"{resource} is in {location}.";
    }
}
