using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// Only identities get in: no shared key, no SAS, no local authentication, no password for publishing; and TLS 1.2 at least.
/// </summary>
public static class LocalAuthentication
{
    private static readonly (string Type, string Path, string Value)[] Rules =
    [
        ("Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.allowCrossTenantReplication", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.allowedCopyScope", "AAD"),
        ("Microsoft.Storage/storageAccounts", "properties.isLocalUserEnabled", "false"),
        ("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2"),
        ("Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "true"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None"),
        ("Microsoft.KeyVault/vaults", "properties.enableRbacAuthorization", "true"),
        ("Microsoft.KeyVault/vaults", "properties.enableSoftDelete", "true"),
        ("Microsoft.Insights/components", "properties.DisableLocalAuth", "true"),
        ("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true"),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "false"),
        ("Microsoft.ServiceBus/namespaces", "properties.disableLocalAuth", "true"),
        ("Microsoft.ServiceBus/namespaces", "properties.minimumTlsVersion", "1.2"),
    ];

    private static readonly string[] Forbidden =
    [
        "AccountKey=", "SharedAccessKey", "SharedAccessSignature", "sharedAccessPolicies", "authorizationRules",
        "StorageAccountConnectionString",
    ];

    public static IEnumerable<string> Faults(Snapshot snapshot) =>
    [
        .. from rule in Rules
           from made in snapshot.Of(rule.Type)
           where made.Text(rule.Path) != rule.Value
           select $"{made}: {rule.Path} is not {rule.Value}.",
        .. from publishing in new[] { "ftp", "scm" }
           where snapshot.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").All(policy => policy.OwnName != publishing)
           select $"publishing by {publishing} with a password is not switched off.",
        .. from resource in snapshot.Resources
           let text = resource.Json.ToJsonString()
           from word in Forbidden
           where text.Contains(word, StringComparison.OrdinalIgnoreCase)
           select $"{resource}: {word} has no place here.",
    ];
}
