using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class ShapesTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Shapes.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Shapes.Faults(templates.Sample("Shapes")).ShouldBe(
        [
            "main.bicep:3: home.country is 'NO', which is none of 'DK', 'SE'.",
            "main.bicep:6: home has no property street.",
            "main.bicep:7: first.city is missing.",
            "main.test.bicepparam:3: others[1].country is 'NO', which is none of 'DK', 'SE'.",
            "main.test.bicepparam:3: others[1] has no property street.",
        ],
        ignoreOrder: true);
}
