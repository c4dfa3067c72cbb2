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
        new("an alert's query with a wrong column", Kusto, "letters-failed.kql", "by System", "by Systm", "Systm"),
    ];
}
