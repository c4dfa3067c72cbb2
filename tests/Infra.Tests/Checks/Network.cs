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

    /// <summary>
    /// Whatever a group of rules does not let in is shut out, also from within the network; the private endpoints are reached on 443 alone.
    /// The app's own subnet takes nothing in: nothing listens there.
    /// </summary>
    public static IEnumerable<string> Open(Snapshot snapshot) =>
        from rules in snapshot.Of("Microsoft.Network/networkSecurityGroups")
        where !rules.Name.EndsWith("-app", StringComparison.Ordinal)
        let inbound = rules.Items("properties.securityRules").Select(rule => new Resource(rule["properties"]!.AsObject()))
            .Where(rule => rule.Text("direction") == "Inbound").OrderBy(rule => rule.At("priority")!.GetValue<int>()).ToList()
        from fault in (string[])
        [
            .. inbound.LastOrDefault() is { } last && last.Text("access") == "Deny" && last.Text("sourceAddressPrefix") == "*"
                && last.Text("protocol") == "*" && last.Text("destinationPortRange") == "*" && last.Text("destinationAddressPrefix") == "*"
                ? (string[])[] : [$"{rules.Name} does not shut out the rest."],
            .. rules.Name.EndsWith("-endpoints", StringComparison.Ordinal) && inbound.Any(
                rule => rule.Text("access") == "Allow" && rule.Text("destinationPortRanges") != """["443"]""")
                ? (string[])[$"{rules.Name} lets in more than 443."] : [],
            .. inbound.Where(rule => rule.Text("access") == "Allow").SelectMany(
                rule => rule.Items("sourceAddressPrefixes").Select(prefix => prefix.ToString()).Append(rule.Text("sourceAddressPrefix")))
                .Where(source => source is not null && source != "AzureLoadBalancer" && !char.IsAsciiDigit(source[0]))
                .Select(source => $"{rules.Name} lets in {source}."),
        ]
        select fault;

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
