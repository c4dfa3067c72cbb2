using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class LengthsTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Lengths.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Lengths.Faults(templates.Sample("Lengths")).ShouldBe(
        [
            "main.bicep: has 150 lines; the limit is 149.",
        ],
        ignoreOrder: true);
}
