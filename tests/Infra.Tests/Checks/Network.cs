using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Subnets are resources of their own: one that is written within the network removes every other one at the next deployment. Each private
/// endpoint has its name in a private zone of its service.
/// </summary>
public static class Network
{
    // The zone of each kind of endpoint (https://learn.microsoft.com/azure/private-link/private-endpoint-dns).
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["blob"] = "privatelink.blob.core.windows.net",
        ["queue"] = "privatelink.queue.core.windows.net",
        ["vault"] = "privatelink.vaultcore.azure.net",
        ["namespace"] = "privatelink.servicebus.windows.net",
        ["sites"] = "privatelink.azurewebsites.net",
    };

    public static IEnumerable<string> Subnets(Snapshot snapshot) =>
        from network in snapshot.Of("Microsoft.Network/virtualNetworks")
        where network.At("properties.subnets") is not null
        select $"{network.Name} has its subnets inline.";

    public static IEnumerable<string> Faults(Snapshot snapshot) =>
    [
        .. snapshot.Of("Microsoft.Network/privateEndpoints").SelectMany(endpoint => OfEndpoint(snapshot, endpoint)),
        .. from zone in snapshot.Of("Microsoft.Network/privateDnsZones")
           where !snapshot.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Any(
               link => link.Name.StartsWith($"{zone.Name}/", StringComparison.Ordinal))
           select $"zone {zone.Name} is linked to no network.",
        .. from zone in snapshot.Of("Microsoft.Network/privateDnsZones")
           where !ZonesOf(snapshot, _ => true).Contains(zone.Name)
           select $"zone {zone.Name} is of no endpoint.",
    ];

    private static IEnumerable<string> OfEndpoint(Snapshot snapshot, Resource endpoint)
    {
        var groups = endpoint.Items("properties.privateLinkServiceConnections")
            .SelectMany(connection => connection["properties"]!["groupIds"]!.AsArray()).Select(group => group!.GetValue<string>());
        var zones = ZonesOf(snapshot, group => group.Name.StartsWith($"{endpoint.Name}/", StringComparison.Ordinal)).ToList();
        return groups.Where(group => !zones.Contains(Zones.GetValueOrDefault(group, "")))
            .Select(group => $"endpoint {endpoint.Name} has no name in the zone of {group}.");
    }

    private static IEnumerable<string> ZonesOf(Snapshot snapshot, Func<Resource, bool> which) =>
        from zoneGroup in snapshot.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Where(which)
        from config in zoneGroup.Items("properties.privateDnsZoneConfigs")
        select config["properties"]!["privateDnsZoneId"]!.GetValue<string>().Split('/')[^1];
}
