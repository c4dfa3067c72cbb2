using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// What was removed can be brought back, what was done can be read again, and what stands still is told; wherever there is one lock, all
/// are there.
/// </summary>
public static class Guards
{
    private const string Diagnostics = "Microsoft.Insights/diagnosticSettings";
    private const string Lock = "Microsoft.Authorization/locks";

    private static readonly (string Type, string Of, string Path, string Value)[] Recovery =
    [
        ("Microsoft.Storage/storageAccounts/blobServices", "letters", "properties.isVersioningEnabled", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices", "letters", "properties.deleteRetentionPolicy.enabled", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices", "letters", "properties.containerDeleteRetentionPolicy.enabled", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices", "host", "properties.deleteRetentionPolicy.enabled", "true"),
        ("Microsoft.ServiceBus/namespaces/topics", "", "properties.requiresDuplicateDetection", "true"),
        ("Microsoft.ServiceBus/namespaces/topics/subscriptions", "", "properties.deadLetteringOnMessageExpiration", "true"),
        ("Microsoft.ServiceBus/namespaces/topics/subscriptions", "", "properties.deadLetteringOnFilterEvaluationExceptions", "true"),
    ];

    // Whose records, and of which kind.
    private static readonly (string Of, string Category)[] Records =
    [
        ("Microsoft.KeyVault/vaults", "AuditEvent"),
        ("Microsoft.Storage/storageAccounts", "StorageRead"),
        ("Microsoft.Storage/storageAccounts", "StorageWrite"),
        ("Microsoft.Storage/storageAccounts", "StorageDelete"),
        ("Microsoft.EventGrid/systemTopics", "DeliveryFailures"),
    ];

    // A public address is locked where one is made; else it is a landing zone's.
    private static readonly string[] Locked =
        ["/storageAccounts/", "/vaults/", "/userAssignedIdentities/", "/publicIPAddresses/"];

    private static readonly string[] Told = ["contactEmails", "contactGroups", "contactRoles"];

    public static IEnumerable<string> Unrecoverable(Snapshot snapshot) =>
        from rule in Recovery
        let there = snapshot.Of(rule.Type).Where(
            made => rule.Of.Length == 0 || Place.Account(snapshot, made.Name.Split('/')[0]) == rule.Of).ToList()
        from fault in there.Count == 0 && rule.Of.Length > 0
            ? [$"{rule.Of} has no {rule.Type}."]
            : there.Where(made => made.Text(rule.Path) != rule.Value).Select(made => $"{made}: {rule.Path} is not {rule.Value}.")
        select fault;

    public static IEnumerable<string> Unrecorded(Snapshot snapshot) =>
        from record in Records
        where !snapshot.Of(Diagnostics).Any(setting => setting.Id.Contains($"/{record.Of}/", StringComparison.OrdinalIgnoreCase)
            && setting.At("properties.workspaceId") is not null
            && setting.Items("properties.logs").Any(
                log => log["category"]?.ToString() == record.Category && log["enabled"]?.ToString() == "true"))
        select $"{record.Category} of {record.Of} is not recorded.";

    public static IEnumerable<string> Untold(Snapshot snapshot) =>
    [
        .. from alert in snapshot.Of("Microsoft.Insights/scheduledQueryRules")
           from fault in (string[])
           [
               .. alert.Text("properties.enabled") == "true" ? (string[])[] : [$"{alert.Name} is switched off."],
               .. alert.Items("properties.actions.actionGroups").Any() ? (string[])[] : [$"{alert.Name} tells nobody."],
           ]
           select fault,
        .. from people in snapshot.Of("Microsoft.Insights/actionGroups")
           where people.Text("properties.enabled") != "true"
           select $"{people.Name} is switched off.",
        .. from budget in snapshot.Of("Microsoft.Consumption/budgets")
           from notification in budget.At("properties.notifications")!.AsObject()
           where notification.Value!["enabled"]?.ToString() != "true"
               || !Told.Any(who => notification.Value[who] is JsonArray { Count: > 0 })
           select $"{budget.Name}: {notification.Key} tells nobody.",
    ];

    public static IEnumerable<string> Unlocked(Snapshot snapshot)
    {
        var locks = snapshot.Of(Lock).ToList();
        return locks.Count == 0 ? [] :
        [
            .. from kind in Locked
               where snapshot.Resources.Any(resource => $"{resource.Id}/".Contains(kind, StringComparison.Ordinal) && resource.Type != Lock)
               where !locks.Any(one => one.Id.Contains(kind, StringComparison.Ordinal))
               select $"nothing of {kind.Trim('/')} is locked.",
            .. locks.Where(one => one.Text("properties.level") != "CanNotDelete").Select(one => $"{one.Name} does not stop a removal."),
        ];
    }
}
