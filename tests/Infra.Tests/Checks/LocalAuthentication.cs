using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Only identities get in: no shared key, no SAS, no local authentication; and TLS 1.2 at least.</summary>
public static class LocalAuthentication
{
    private static readonly (string Type, string[] Path, string Value)[] Rules =
    [
        ("Microsoft.Storage/storageAccounts", ["properties", "allowSharedKeyAccess"], "false"),
        ("Microsoft.Storage/storageAccounts", ["properties", "allowBlobPublicAccess"], "false"),
        ("Microsoft.Storage/storageAccounts", ["properties", "minimumTlsVersion"], "'TLS1_2'"),
        ("Microsoft.Storage/storageAccounts", ["properties", "supportsHttpsTrafficOnly"], "true"),
        ("Microsoft.Storage/storageAccounts/blobServices/containers", ["properties", "publicAccess"], "'None'"),
        ("Microsoft.KeyVault/vaults", ["properties", "enableRbacAuthorization"], "true"),
        ("Microsoft.KeyVault/vaults", ["properties", "enablePurgeProtection"], "true"),
        ("Microsoft.Insights/components", ["properties", "DisableLocalAuth"], "true"),
        ("Microsoft.OperationalInsights/workspaces", ["properties", "features", "disableLocalAuth"], "true"),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", ["properties", "allow"], "false"),
    ];

    private static readonly string[] Forbidden = ["AccountKey=", "SharedAccessKey", "SharedAccessSignature", "sharedAccessPolicies",
        "authorizationRules", "StorageAccountConnectionString"];

    public static IEnumerable<string> Faults(Template template) =>
        [.. Rules.SelectMany(rule => Broken(template, rule.Type, rule.Path, rule.Value)), .. Words(template)];

    private static IEnumerable<string> Broken(Template template, string type, string[] path, string value) =>
        from made in template.Resources(type)
        where made.Resource.Body.At(path)?.Text != value
        select made.File.Fault(made.Resource.Node, $"{made.Resource.Name}: {string.Join('.', path)} is not {value}.");

    private static IEnumerable<string> Words(Template template) =>
        from file in template.Files
        from text in file.Root.All.Where(node => node.Type is "string_content" or "identifier" or "property_identifier")
        from word in Forbidden
        where text.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        select file.Fault(text, $"{word} has no place here.");
}
