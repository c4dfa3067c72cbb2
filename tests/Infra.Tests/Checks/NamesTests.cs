using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class NamesTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Names.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Names.Faults(templates.Sample("Names")).ShouldBe(
        [
            "main.bicep:6: prefix is not declared.",
            "main.bicep:12: nameless is not declared.",
            "main.bicep:4: parameter unused is not used.",
            "main.bicep:5: variable forgotten is not used.",
            "main.bicep:8: resource vault is not used.",
            "main.bicep: unusedType is imported and not used.",
            "main.bicep: types.bicep does not export absentType.",
            "types.bicep:7: type absentType is not used.",
        ],
        ignoreOrder: true);
}
