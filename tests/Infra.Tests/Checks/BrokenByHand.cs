using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>A snapshot broken in one place.</summary>
/// <param name="Rule">The rule that must see it.</param>
/// <param name="Type">The type of the resource that is changed: the last one.</param>
/// <param name="Says">What the rule must say.</param>
/// <param name="Change">What is done to the resource, given the list it lies in.</param>
public sealed record BrokenByHand(string Rule, string Type, string Says, Action<Resource, JsonArray> Change)
{
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Assignment = "Microsoft.Authorization/roleAssignments";
    private const string Site = "Microsoft.Web/sites";
    private const string Config = "Microsoft.Web/sites/config";
    private const string Alert = "Microsoft.Insights/scheduledQueryRules";

    public static IReadOnlyList<BrokenByHand> All { get; } =
    [
        new("roles", Assignment, "missing: ", (_, all) => all.Remove(all.First(one => one!["type"]!.ToString() == Assignment))),
        new("roles", "Microsoft.KeyVault/vaults", "too much: ", (vault, all) => all.Add(new JsonObject
        {
            ["id"] = $"[extensionResourceId('{vault.Id}', '{Assignment}', guid('x'))]",
            ["type"] = Assignment,
            ["name"] = "[guid('x')]",
            ["properties"] = new JsonObject
            {
                ["principalId"] = "[reference(format('identity-{0}', '')).outputs.principalId.value]",
                ["roleDefinitionId"] = "/x/00482a5a-887f-4fb3-b363-3b7fe8e74483",
            },
        })),
        new("roles", Assignment, "too much: ", (grant, _) => Set(grant, "properties.condition", "true")),
        new("roles of systems", Assignment, "too wide: ", (grant, _) => Set(
            grant, "properties.roleDefinitionId", "/x/ba92f5b4-2d11-453d-a403-e96b0029c9fe")),
        new("roles", Assignment, "too much: ", (_, all) => Set(Drop(all), "properties.condition", Drop(all).Text("properties.condition")!
            .Replace($" AND !(ActionMatches{{'{Storage}/blobServices/containers/blobs/write'}})", "", StringComparison.Ordinal))),
        new("roles", Assignment, "too much: ", (_, all) => Set(Drop(all), "properties.condition", Drop(all).Text("properties.condition")!
            .Replace("benefits/", "benefits", StringComparison.Ordinal))),
        new("roles", Assignment, "too much: 00000000-0000-4000-8000-000000000099", (_, all) =>
        {
            var operators = Drop(all).Json.DeepClone().AsObject();
            operators["properties"]!["principalId"] = "00000000-0000-4000-8000-000000000099";
            operators["properties"]!["principalType"] = "Group";
            all.Add(operators);
        }),
        new("roles of systems", "Microsoft.Authorization/roleDefinitions", "too wide: ", (role, _) =>
            role.Items("properties.permissions").First()["dataActions"]!.AsArray().Add(
                "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*")),
        new("settings", Config, "is set and not read.", (config, _) => Set(config, "properties.Postvogn__Colour", "red")),
        new("settings", Config, "letters, digits", (config, _) => Set(config, "properties.Postvogn__a-b", "red")),
        new("settings", Config, "Postvogn__KeyVault__Uri is read and not set.", (config, _) =>
            config.At("properties")!.AsObject().Remove("Postvogn__KeyVault__Uri")),
        new("queues and containers", $"{Storage}/queueServices/queues", "is not made.", (queue, all) => all.Remove(queue.Json)),
        new("queues and containers", $"{Storage}/queueServices/queues", "nothing uses it.", (queue, _) =>
            Set(queue, "name", queue.Name[..(queue.Name.LastIndexOf('/') + 1)] + "spare")),
        new("queues and containers", $"{Storage}/managementPolicies", "holds work that is not done", (policy, _) =>
            policy.Items("properties.policy.rules").First()["definition"]!["filters"]!["prefixMatch"]!.AsArray().Add("open/")),
        new("event routes", "Microsoft.EventGrid/systemTopics/eventSubscriptions", "do not go to", (route, all) => all.Remove(route.Json)),
        new("event routes", "Microsoft.EventGrid/systemTopics/eventSubscriptions", "properties.eventDeliverySchema is not", (route, _) =>
            Set(route, "properties.eventDeliverySchema", "EventGridSchema")),
        new("inbound", Site, "clientCertMode is not Optional", (site, _) =>
            Set(site, "properties.clientCertMode", "OptionalInteractiveUser")),
        new("inbound", Site, "is not let in", (site, _) => Set(site, "properties.siteConfig.ipSecurityRestrictions", new JsonArray())),
        new("inbound", Site, "refuses ftpsState", (site, _) => Set(site, "properties.siteConfig.ftpsState", "Disabled")),
        new("public endpoints", Storage, "does not deny", (account, _) => Set(account, "properties.networkAcls.defaultAction", "Allow")),
        new("public endpoints", "Microsoft.KeyVault/vaults", "does not deny", (vault, _) =>
            Set(vault, "properties.networkAcls.defaultAction", "Allow")),
        new("public endpoints", Site, "lets in 0.0.0.0/0", (site, _) => site.At("properties.siteConfig.ipSecurityRestrictions")!.AsArray()
            .Add(new JsonObject { ["action"] = "Allow", ["ipAddress"] = "0.0.0.0/0" })),
        new("local authentication", Storage, "allowSharedKeyAccess is not false", (account, _) =>
            Set(account, "properties.allowSharedKeyAccess", true)),
        new("local authentication", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "is not switched off", (policy, all) =>
            all.Remove(policy.Json)),
        new("local authentication", Config, "AccountKey= has no place", (config, _) =>
            Set(config, "properties.AzureWebJobsStorage", "AccountKey=x")),
        new("local authentication", Storage, "minimumTlsVersion is not", (account, _) =>
            Set(account, "properties.minimumTlsVersion", "TLS1_0")),
        new("public endpoints", Storage, "trusted services do not pass", (account, _) =>
            Set(account, "properties.networkAcls.bypass", "None")),
        new("network rules", "Microsoft.Network/networkSecurityGroups", "lets in VirtualNetwork", (_, all) =>
            Endpoints(all).Items("properties.securityRules").First()["properties"]!["sourceAddressPrefixes"] =
                new JsonArray("VirtualNetwork")),
        new("network rules", "Microsoft.Network/networkSecurityGroups", "does not shut out the rest", (_, all) =>
            Endpoints(all).At("properties.securityRules")!.AsArray().RemoveAt(1)),
        new("network rules", "Microsoft.Network/networkSecurityGroups", "more than 443", (_, all) =>
            Endpoints(all).Items("properties.securityRules").First()["properties"]!["destinationPortRanges"] = new JsonArray("443", "22")),
        new("bus", Site, "lets all through", (_, all) => all.Add(new JsonObject
        {
            ["type"] = "Microsoft.ServiceBus/namespaces/topics/subscriptions",
            ["name"] = "sb/letters/benefits",
        })),
        new("event routes", "Microsoft.EventGrid/systemTopics/eventSubscriptions", "deadLetterDestination", (route, _) =>
            route.At("properties")!.AsObject().Remove("deadLetterWithResourceIdentity")),
        new("recovery", $"{Storage}/blobServices", "isVersioningEnabled is not", (_, all) =>
            Set(First(all, $"{Storage}/blobServices", "letters"), "properties.isVersioningEnabled", false)),
        new("recovery", $"{Storage}/blobServices", "letters has no", (_, all) =>
            all.Remove(First(all, $"{Storage}/blobServices", "letters").Json)),
        new("records", "Microsoft.Insights/diagnosticSettings", "DeliveryFailures of", (setting, all) => all.Remove(setting.Json)),
        new("records", "Microsoft.Insights/diagnosticSettings", "StorageDelete of", (_, all) =>
            First(all, "Microsoft.Insights/diagnosticSettings", "storageAccounts").Items("properties.logs").Last()["enabled"] = false),
        new("who is told", Alert, "is switched off", (alert, _) => Set(alert, "properties.enabled", false)),
        new("who is told", Alert, "tells nobody", (alert, _) => Set(alert, "properties.actions.actionGroups", new JsonArray())),
        new("who is told", "Microsoft.Consumption/budgets", "tells nobody", (budget, _) =>
            Set(budget, "properties.notifications.actual80.contactEmails", new JsonArray())),
        new("locks", "Microsoft.Authorization/locks", "is locked.", (one, all) => all.Remove(one.Json)),
        new("locks", "Microsoft.Authorization/locks", "does not stop", (one, _) => Set(one, "properties.level", "ReadOnly")),
        new("regions", Storage, "is in eastus", (account, _) => Set(account, "location", "eastus")),
        new("regions", Storage, "is in global", (account, _) => Set(account, "location", "global")),
        new("subnets", "Microsoft.Network/virtualNetworks", "inline", (network, _) =>
        {
            network.At("properties")!.AsObject().Remove("subnets");
            Set(network, "properties.subnets", new JsonArray());
        }),
        new("private endpoints", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "has no name in the zone", (group, all) =>
            all.Remove(group.Json)),
        new("private endpoints", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "is linked to no network", (link, all) =>
            all.Remove(link.Json)),
        new("names", Storage, "hangs on", (account, _) => Set(account, "name", "[reference('x').name]")),
        new("tags", Storage, "has no tags", (account, _) => account.Json.Remove("tags")),
        new("alerts", Alert, "nothing is put in for {hour}", (alert, _) =>
            Set(Criterion(alert), "query", "AppMetrics | where Hour > {hour}")),
        new("alerts", Alert, "no column", (alert, _) => Set(Criterion(alert), "query", "AppMetrics | summarize Value = count() by Colour")),
        new("alerts", Alert, "has no page", (alert, _) =>
            Set(alert, "properties.actions.customProperties.page", "https://x/operations.md#gone")),
    ];

    public void Break(Snapshot snapshot) =>
        Change(snapshot.Of(Type).Last(), snapshot.Json["predictedResources"]!.AsArray());

    private static Resource Criterion(Resource alert) => new(alert.Items("properties.criteria.allOf").First().AsObject());

    private static Resource Drop(JsonArray all) => First(all, Assignment, "/containers/drop/", "StringStartsWith");

    private static Resource Endpoints(JsonArray all) => First(all, "Microsoft.Network/networkSecurityGroups", "-endpoints");

    private static Resource First(JsonArray all, string type, params string[] with) => new(all.OfType<JsonObject>().First(one =>
        one["type"]!.ToString() == type && with.All(text => one.ToString().Contains(text, StringComparison.Ordinal))));

    private static void Set(Resource resource, string path, JsonNode value)
    {
        var parts = path.Split('.');
        var parent = parts.Length == 1 ? resource.Json : resource.At(string.Join('.', parts[..^1]))!.AsObject();
        parent[parts[^1]] = value;
    }
}
