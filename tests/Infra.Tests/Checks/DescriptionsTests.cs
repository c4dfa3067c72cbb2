using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class DescriptionsTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Descriptions.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Descriptions.Faults(templates.Sample("Descriptions")).ShouldBe(
        [
            "main.bicep:2: parameter name has no description.",
            "main.bicep:8: shape.two has no description.",
            "main.bicep:14: output out has no description.",
        ],
        ignoreOrder: true);
}
