using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class SyntaxTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => Syntax.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        Syntax.Faults(templates.Sample("Syntax")).ShouldBe(
        [
            "main.bicep:7: cannot be parsed.",
        ],
        ignoreOrder: true);
}
