using System.Text.Json.Nodes;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class InboundTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Inbound.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Runtime_OfTheTemplate_IsTheOneThatTheAppIsBuiltFor()
    {
        var site = templates.Ours.Resources("Microsoft.Web/sites").Single().Resource;
        var app = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folders.BuiltApp, "Postvogn.Functions.runtimeconfig.json")))!;
        var version = app["runtimeOptions"]!["tfm"]!.GetValue<string>()["net".Length..];

        site.Body.At("properties", "functionAppConfig", "runtime")!.Text.ShouldBe($"{{ name: 'dotnet-isolated', version: '{version}' }}");
    }

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Inbound.Faults(templates.Sample("Inbound")).ShouldBe(
        [
            "main.bicep:1: properties.clientCertEnabled is not true.",
            "main.bicep:1: properties.clientCertMode is not 'Optional'.",
            "main.bicep:1: properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency is not httpConcurrency.",
            "main.bicep:1: properties.siteConfig.ipSecurityRestrictionsDefaultAction is not 'Deny'.",
            "main.bicep:7: clientCertExclusionPaths makes the platform renegotiate.",
            "main.bicep: Digital Post's address '80.198.95.62/32' is not let in.",
            "main.bicep:11: Flex Consumption refuses ftpsState.",
            "main.bicep:12: lets in Any.",
        ],
        ignoreOrder: true);
}
