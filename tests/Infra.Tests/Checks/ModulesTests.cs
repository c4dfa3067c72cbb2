using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class ModulesTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Modules.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Modules.Faults(templates.Sample("Modules")).ShouldBe(
        [
            "main.bicep:1: types.bicep is not there.",
            "main.bicep:3: modules/gone.bicep is not there.",
            "main.bicep:4: modules/gone.kql is not there.",
            "modules/forgotten.bicep: nothing uses this file.",
        ],
        ignoreOrder: true);
}
