using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// The app asks for client certificates on every route and lets in named addresses only, Digital Post's among them. Without the first, a
/// forged X-ARR-ClientCert header would be believed (SECURITY.md); with an excluded path or OptionalInteractiveUser the platform
/// renegotiates, and a letter above 100 KB is refused. How many calls an instance takes at once follows from its memory.
/// </summary>
public static class Inbound
{
    private const string DigitalPost = "80.198.95.62/32";
    private const string Concurrency = "properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency";
    private const string HostConcurrency = "AzureFunctionsJobHost__extensions__http__maxConcurrentRequests";

    private static readonly (string Path, string Value)[] Rules =
    [
        ("properties.clientCertEnabled", "true"),
        ("properties.clientCertMode", "Optional"),
        ("properties.httpsOnly", "true"),
        ("properties.siteConfig.minTlsVersion", "1.2"),
        ("properties.siteConfig.scmMinTlsVersion", "1.2"),
        ("properties.siteConfig.ipSecurityRestrictionsDefaultAction", "Deny"),
        ("properties.siteConfig.scmIpSecurityRestrictionsDefaultAction", "Deny"),
        ("properties.siteConfig.scmIpSecurityRestrictionsUseMain", "false"),
    ];

    // Flex Consumption refuses a deployment that has one of these (Azure/azure-cli issue 31414).
    private static readonly string[] RefusedByFlex =
    [
        "alwaysOn", "ftpsState", "functionAppScaleLimit", "functionsRuntimeScaleMonitoringEnabled", "linuxFxVersion", "netFrameworkVersion",
        "preWarmedInstanceCount", "use32BitWorkerProcess",
    ];

    public static IEnumerable<string> Faults(Snapshot snapshot) =>
        snapshot.Of("Microsoft.Web/sites").SelectMany(site => (IEnumerable<string>)
        [
            .. Rules.Where(rule => site.Text(rule.Path) != rule.Value).Select(rule => $"{rule.Path} is not {rule.Value}."),
            .. RefusedByFlex.Where(name => site.At($"properties.siteConfig.{name}") is not null)
                .Select(name => $"Flex Consumption refuses {name}."),
            .. site.At("properties.clientCertExclusionPaths") is null ? [] : (string[])["an excluded path makes the platform renegotiate."],
            .. Addresses(site, "ipSecurityRestrictions").Contains(DigitalPost)
                ? [] : (string[])[$"Digital Post's address {DigitalPost} is not let in."],
            .. Addresses(site, "scmIpSecurityRestrictions").Contains(DigitalPost)
                ? (string[])["Digital Post's address is let in to the deployment site."] : [],
            .. AppSettings.Set(snapshot).Any(setting => setting.Key == HostConcurrency && setting.Value == site.Text(Concurrency))
                ? [] : (string[])[$"{HostConcurrency} is not {Concurrency}."],
        ]);

    private static IEnumerable<string> Addresses(Resource site, string list) =>
        site.Items($"properties.siteConfig.{list}").Select(rule => rule["ipAddress"]?.GetValue<string>() ?? "");
}
