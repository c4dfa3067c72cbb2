namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A fault that somebody could make in the templates.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Rule">The rule that must see it.</param>
/// <param name="Files">In which files the place is looked for.</param>
/// <param name="Pattern">The place.</param>
/// <param name="Replacement">What is put there.</param>
/// <param name="Says">What the rule must say.</param>
public sealed record Mutation(string Name, string Rule, string Files, string Pattern, string Replacement, string Says)
{
    /// <summary>The rule on compiled secrets, which looks at the ARM template.</summary>
    public const string Secrets = "secrets";

    /// <summary>The rule of Kusto's own language service.</summary>
    public const string Kusto = "kusto";

    /// <summary>Those that are made in the templates; that of the compiler is in PinnedCompilerTests.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a missing role", "roles", "roles.bicep", @"^(resource appReadsVault '[^']+' = )\{", "$1if (empty(vaultName)) {",
            "missing: "),
        new("a public endpoint", "public endpoints", "key-vault.bicep", "defaultAction: .*", "defaultAction: 'Allow'",
            "the vault's firewall does not deny."),
        new("a setting that the app does not read", "settings", "app-settings.bicep", "^  Postvogn__Storage__ServiceUri: .*",
            "$0\n  Postvogn__Storage__Colour: 'red'", "Postvogn__Storage__Colour is set and not read."),
        new("a queue that nobody reads", "queues and containers", "stores.bicep", "^  'urgent'", "$0\n  'spare'",
            "queue spare is made, and nothing uses it."),
        new("a wider role", "roles", "roles.bicep", "'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba'", "'00482a5a-887f-4fb3-b363-3b7fe8e74483'",
            "too much: identity.principalId 00482a5a-887f-4fb3-b363-3b7fe8e74483 on vaults"),
        new("a name with a hyphen", "settings", "app-settings.bicep", "^  Postvogn__Storage__ServiceUri: .*",
            "$0\n  'Postvogn__Sources__child-care__System': 'sender'", "Postvogn__Sources__child-care__System: a setting's name has"),
        new("an inline subnet", "subnets", "network.bicep", @"^    addressSpace: .*\n(    subnets: \[\n(?:.*\n)*?    \]\n)?",
            "    addressSpace: { addressPrefixes: [network.addressPrefix] }\n    subnets: []\n", "inline"),
        new("a secret output", Secrets, "monitoring.bicep", @"\z",
            "\n@description('For the app.')\noutput telemetry string = insights.properties.ConnectionString\n",
            "output telemetry tells ConnectionString."),
        new("a folder that another's name begins with", "roles", "line-of-business.bicep", @":path\] StringStartsWith \\'<folder>/",
            @":path] StringStartsWith \'<folder>", "too much: "),
        new("a listing of all folders", "roles", "line-of-business.bicep", @":prefix\] StringStartsWith \\'<folder>/",
            @":prefix] StringStartsWith \'", "too much: "),
        new("a lock that is gone", "locks", "locks.bicep", "^resource vaultLock ('[^']+') = {",
            "resource vaultLock $1 = if (empty(vaultName)) {", "nothing of vaults is locked."),
        new("a record that is gone", "records", "diagnostics.bicep", "^resource topicRecords ('[^']+') = {",
            "resource topicRecords $1 = if (empty(topicName)) {", "DeliveryFailures of"),
        new("an alert that is off", "who is told", "alerts.bicep", "(severity: rule.severity\n *enabled:) true", "$1 false",
            "is switched off."),
        new("events that are lost", "event routes", "event-subscriptions.bicep",
            @"^    deadLetterWithResourceIdentity: {\n(?:      .*\n)*    }\n", "", "deadLetterDestination"),
        new("an account that refuses trusted services", "public endpoints", "storage-account.bicep", "bypass: 'AzureServices'",
            "bypass: 'None'", "trusted services do not pass."),
        new("work that is removed", "queues and containers", "retention.bicep", "'transmissions'\\]", "'transmissions', 'received']",
            "container received holds work that is not done"),
        new("a store elsewhere", "regions", "storage-account.bicep", "^  location: location", "  location: 'westeurope'",
            "is in westeurope."),
        new("an alert's query with a wrong column", Kusto, "letters-failed.kql", "by System", "by Systm", "Systm"),
    ];
}
