namespace Postvogn.Infra.Tests.App;

/// <summary>The two kinds of settings that need not be both read by the app and set in Azure, each with the reason.</summary>
public static class SettingLists
{
    /// <summary>Read by the app, and never set by us in Azure.</summary>
    public static IReadOnlyDictionary<string, string> NotInAzure { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Postvogn__Storage__Path"] = "a laptop keeps letters in a folder",
        ["Postvogn__Storage__ConnectionString"] = "Azurite has a key; the account in Azure takes none",
        ["HintQueues"] = "Azurite and the sandbox have a key; the account in Azure takes none",
        ["Postvogn__DigitalPost__TrustedRoots"] = "the sandbox has its own certificate authority",
        ["Postvogn__PersonNames__TrustedRoots"] = "tests have a certificate authority of their own",
        ["Postvogn__Certificates__*__Path"] = "a laptop has a PFX file; in Azure it is in Key Vault",
        ["Postvogn__Certificates__*__Password"] = "Key Vault keeps a certificate without a password",
        ["Postvogn__Systems__*__ApiKey"] = "a laptop gives the key itself; in Azure it is a secret of Key Vault",
        ["Postvogn__Systems__*__Sftp__PrivateKeyFile"] = "a laptop has a file; in Azure it is a secret of Key Vault",
        ["Postvogn__Test__KillAt"] = "crash tests",
        ["Postvogn__Test__KilledFile"] = "crash tests",
        ["WEBSITE_INSTANCE_ID"] = "the platform sets it itself, on every instance",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "tests and laptops send telemetry to a collector of their own",
    };

    /// <summary>Set in Azure, and read by the Functions host or the platform, not (or not only) by the app.</summary>
    public static IReadOnlyDictionary<string, string> OfPlatform { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage__accountName"] = "the host's own account: leases of timers",
        ["AzureWebJobsStorage__credential"] = "the host signs in with an identity",
        ["AzureWebJobsStorage__clientId"] = "which identity",
        ["AzureWebJobsDisableHomepage"] = "the host answers / with nothing",
        ["AzureFunctionsJobHost__extensions__http__maxConcurrentRequests"] = "the host's own bound, by the instance's memory",
        ["HintQueues__credential"] = "the host signs in with an identity",
        ["HintQueues__clientId"] = "which identity",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "where the host sends its telemetry; the app reads it too",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "with which identity",
        ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "the exporters, the host's and ours, call no host but the ingestion endpoint",
        ["APPLICATIONINSIGHTS_SDKSTATS_DISABLED"] = "nor the instance's metadata service",
        ["OTEL_DOTNET_AZURE_MONITOR_ENABLE_RESOURCE_METRICS"] = "no metric of their own with every batch",
    };
}
