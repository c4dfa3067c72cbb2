using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class LocalAuthenticationTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => LocalAuthentication.Faults(templates.Ours).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        LocalAuthentication.Faults(templates.Sample("LocalAuthentication")).ShouldBe(
        [
            "main.bicep:1: account: properties.allowSharedKeyAccess is not false.",
            "main.bicep:1: account: properties.minimumTlsVersion is not 'TLS1_2'.",
            "main.bicep:6: container: properties.publicAccess is not 'None'.",
            "main.bicep:11: vault: properties.enableRbacAuthorization is not true.",
            "main.bicep:16: authorizationRules has no place here.",
            "main.bicep:21: AccountKey= has no place here.",
        ],
        ignoreOrder: true);
}
