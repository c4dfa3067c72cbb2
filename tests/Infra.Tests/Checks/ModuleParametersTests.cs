using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class ModuleParametersTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => ModuleParameters.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        ModuleParameters.Faults(templates.Sample("ModuleParameters")).ShouldBe(
        [
            "main.bicep:4: module vault passes colour, which modules/vault.bicep does not declare.",
            "main.bicep:4: module vault does not pass name, which modules/vault.bicep requires.",
            "main.bicep:8: module vaults does not pass location, which modules/vault.bicep requires.",
            "main.bicep:8: module vaults does not pass name, which modules/vault.bicep requires.",
            "main.test.bicepparam: passes colour, which main.bicep does not declare.",
            "main.test.bicepparam: does not pass location, which main.bicep requires.",
        ],
        ignoreOrder: true);
}
