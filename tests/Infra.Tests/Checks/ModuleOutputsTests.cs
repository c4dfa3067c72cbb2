using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class ModuleOutputsTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => ModuleOutputs.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        ModuleOutputs.Faults(templates.Sample("ModuleOutputs")).ShouldBe(
        [
            "main.bicep:4: vault.bicep has no output name.",
            "vault.bicep:2: nothing reads output id.",
        ],
        ignoreOrder: true);
}
