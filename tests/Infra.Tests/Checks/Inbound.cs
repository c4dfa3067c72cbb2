using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>
/// The app asks for client certificates on every route and lets in named addresses only, Digital Post's among them. Without the first, a
/// forged X-ARR-ClientCert header would be believed (SECURITY.md); with an excluded path or OptionalInteractiveUser the platform
/// renegotiates, and a letter above 100 KB is refused. How many calls an instance takes at once follows from its memory.
/// </summary>
public static class Inbound
{
    private const string DigitalPost = "'80.198.95.62/32'";

    private static readonly (string[] Path, string Value)[] Rules =
    [
        (["properties", "clientCertEnabled"], "true"),
        (["properties", "clientCertMode"], "'Optional'"),
        (["properties", "httpsOnly"], "true"),
        (["properties", "functionAppConfig", "scaleAndConcurrency", "triggers", "http", "perInstanceConcurrency"], "httpConcurrency"),
        (["properties", "siteConfig", "minTlsVersion"], "'1.2'"),
        (["properties", "siteConfig", "scmMinTlsVersion"], "'1.2'"),
        (["properties", "siteConfig", "ipSecurityRestrictionsDefaultAction"], "'Deny'"),
        (["properties", "siteConfig", "scmIpSecurityRestrictionsDefaultAction"], "'Deny'"),
        (["properties", "siteConfig", "scmIpSecurityRestrictionsUseMain"], "false"),
    ];

    // Flex Consumption refuses a deployment that has one of these (Azure/azure-cli issue 31414).
    private static readonly string[] RefusedByFlex =
    [
        "alwaysOn", "ftpsState", "functionAppScaleLimit", "functionsRuntimeScaleMonitoringEnabled", "linuxFxVersion", "netFrameworkVersion",
        "preWarmedInstanceCount", "use32BitWorkerProcess",
    ];

    public static IEnumerable<string> Faults(Template template) =>
        template.Resources("Microsoft.Web/sites").SelectMany(made => (IEnumerable<string>)
        [
            .. Broken(made.File, made.Resource),
            .. Excluded(made.File),
            .. Refused(made.File, made.Resource),
            .. Addresses(made.File, made.Resource),
        ]);

    private static IEnumerable<string> Broken(BicepFile file, Declaration site) =>
        from rule in Rules
        where site.Body.At(rule.Path)?.Text != rule.Value
        select file.Fault(site.Node, $"{string.Join('.', rule.Path)} is not {rule.Value}.");

    private static IEnumerable<string> Excluded(BicepFile file) =>
        from node in file.Root.All
        where node.Type == "identifier" && node.Text.StartsWith("clientCertExclusion", StringComparison.Ordinal)
        select file.Fault(node, $"{node.Text} makes the platform renegotiate.");

    private static IEnumerable<string> Refused(BicepFile file, Declaration site) =>
        from property in site.Body.At("properties", "siteConfig")?.Properties ?? []
        where RefusedByFlex.Contains(property.Key)
        select file.Fault(property.Node, $"Flex Consumption refuses {property.Key}.");

    private static IEnumerable<string> Addresses(BicepFile file, Declaration site)
    {
        if (!file.Root.AllOf("string").Any(text => text.Text == DigitalPost))
            yield return $"{file.Path}: Digital Post's address {DigitalPost} is not let in.";
        if (site.Body.At("properties", "siteConfig", "ipSecurityRestrictions") is null)
            yield return file.Fault(site.Node, "lets in no address.");
        foreach (var any in file.Root.AllOf("string").Where(text => text.Literal is "Any" or "0.0.0.0/0" or "*"))
            yield return file.Fault(any, $"lets in {any.Literal}.");
    }
}
