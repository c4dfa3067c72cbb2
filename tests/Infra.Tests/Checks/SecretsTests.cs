using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class SecretsTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Secrets.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Secrets.Faults(templates.Sample("Secrets")).ShouldBe(
        [
            "main.bicep:16: listKeys fetches a key.",
            "main.bicep:2: parameter apiKey takes a secret; give its name in Key Vault.",
            "main.bicep:18: output accountKey tells accountKey.",
            "main.bicep:18: output accountKey tells key.",
            "main.bicep:19: output telemetry tells ConnectionString.",
            "main.bicep:20: output certificate tells secret.",
            "main.bicep:20: output certificate tells value.",
        ],
        ignoreOrder: true);
}
