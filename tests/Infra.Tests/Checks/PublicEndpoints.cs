using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// With a network, every store's firewall denies, and lets pass only whom it must: trusted services at storage (Event Grid, and the rules
/// that remove old letters), line-of-business systems' addresses at the letters, operators' at the vault and the account of events. A trial
/// without a network (`vnetEnabled: false`) has public endpoints, behind the same identities. Nothing anywhere lets in everybody.
/// </summary>
public static class PublicEndpoints
{
    private static readonly string[] Everybody = ["Any", "*", "0.0.0.0/0", "0.0.0.0", "::/0", "Internet"];

    public static IEnumerable<string> Faults(Snapshot snapshot) =>
    [
        .. snapshot.Closed ? snapshot.Of("Microsoft.Storage/storageAccounts").SelectMany(account => OfAccount(snapshot, account)) : [],
        .. snapshot.Closed ? snapshot.Of("Microsoft.KeyVault/vaults").SelectMany(OfVault) : [],
        .. snapshot.Of("Microsoft.ServiceBus/namespaces").SelectMany(bus => OfBus(snapshot, bus)),
        .. Lists(snapshot).Where(rule => Everybody.Contains(rule.Address)).Select(rule => $"{rule.Where} lets in {rule.Address}."),
        .. snapshot.Closed ? OfOperators(snapshot) : [],
        .. from address in snapshot.Of("Microsoft.Network/publicIPAddresses")
           where !snapshot.Of("Microsoft.Network/natGateways").Any(
               gateway => gateway.Json.ToJsonString().Contains(address.OwnName, StringComparison.Ordinal))
           select $"{address} is of no NAT gateway.",
    ];

    private static IEnumerable<string> OfAccount(Snapshot snapshot, Resource account)
    {
        var kind = Place.Account(snapshot, account.Name);
        if (account.Text("properties.networkAcls.defaultAction") != "Deny") yield return $"{kind}: the firewall does not deny.";
        if (account.Text("properties.networkAcls.bypass") != "AzureServices") yield return $"{kind}: trusted services do not pass.";
        if (account.Text("properties.publicNetworkAccess") != "Enabled") yield return $"{kind}: trusted services are shut out.";
        if (kind == "host" && account.Items("properties.networkAcls.ipRules").Any()) yield return $"{kind}: addresses are let in.";
    }

    // Operators are those who reach the deployment site.
    private static IEnumerable<string> OfOperators(Snapshot snapshot)
    {
        var operators = snapshot.Of("Microsoft.Web/sites").SelectMany(site => site.Items("properties.siteConfig.scmIpSecurityRestrictions"))
            .Select(rule => Single(rule["ipAddress"])).ToList();
        return
            from store in snapshot.Resources
            where store.Type == "Microsoft.KeyVault/vaults"
                || (store.Type == "Microsoft.Storage/storageAccounts" && Place.Account(snapshot, store.Name) == "events")
            from rule in store.Items("properties.networkAcls.ipRules")
            where !operators.Contains(Single(rule["value"]))
            select $"{store.Name} lets in {rule["value"]}, which is no operator's.";
    }

    // Storage takes single addresses without /32.
    private static string Single(JsonNode? address) => address?.ToString().Replace("/32", "", StringComparison.Ordinal) ?? "Any";

    private static IEnumerable<string> OfVault(Resource vault)
    {
        if (vault.Text("properties.networkAcls.defaultAction") != "Deny") yield return "the vault's firewall does not deny.";
        if (vault.Text("properties.networkAcls.bypass") != "None") yield return "trusted services pass the vault's firewall.";
    }

    // Its own IP rules lie in a child resource; a namespace without one is open to all.
    private static IEnumerable<string> OfBus(Snapshot snapshot, Resource bus)
    {
        if (!snapshot.Of("Microsoft.ServiceBus/namespaces/networkRuleSets").Any(rules =>
            rules.Name.StartsWith(bus.Name, StringComparison.Ordinal) && rules.Text("properties.defaultAction") == "Deny"))
            yield return "the bus's firewall does not deny.";
    }

    private static IEnumerable<(string Where, string Address)> Lists(Snapshot snapshot) =>
    [
        .. from site in snapshot.Of("Microsoft.Web/sites")
           from list in new[] { "ipSecurityRestrictions", "scmIpSecurityRestrictions" }
           from rule in site.Items($"properties.siteConfig.{list}")
           where rule["action"]?.ToString() == "Allow"
           select (list, rule["ipAddress"]?.ToString() ?? "Any"),
        .. from store in snapshot.Of("Microsoft.Storage/storageAccounts").Concat(snapshot.Of("Microsoft.KeyVault/vaults"))
           from rule in store.Items("properties.networkAcls.ipRules")
           select (store.Name, rule["value"]?.ToString() ?? "Any"),
        .. from rules in snapshot.Of("Microsoft.ServiceBus/namespaces/networkRuleSets")
           from rule in rules.Items("properties.ipRules")
           select (rules.Name, rule["ipMask"]?.ToString() ?? "Any"),
        .. from group_ in snapshot.Of("Microsoft.Network/networkSecurityGroups")
           from rule in group_.Items("properties.securityRules")
           let properties = rule["properties"]!
           where properties["direction"]?.ToString() == "Inbound" && properties["access"]?.ToString() == "Allow"
           from source in (properties["sourceAddressPrefixes"]?.AsArray().Select(prefix => prefix?.ToString()) ?? [])
               .Append(properties["sourceAddressPrefix"]?.ToString())
           where source is not null
           select (group_.Name, source),
    ];
}
