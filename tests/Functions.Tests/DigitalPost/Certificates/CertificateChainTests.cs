using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.DigitalPost;

public sealed class CertificateChainTests
{
    private static readonly TestIssuer Issuer = TestIssuer.Shared;

    [Fact]
    public void Gap_IssuerIsThere_IsNone() => GapOf(Issuer.Issue("Solbjerg post"), [Issuer.Issuer]).ShouldBeNull();

    [Fact]
    public void Gap_IssuerAndRootAreThere_IsNone() => GapOf(Issuer.Issue("Solbjerg post"), [Issuer.Root, Issuer.Issuer]).ShouldBeNull();

    [Fact]
    public void Gap_Alone_IsTheIssuer() => GapOf(Issuer.Issue("Solbjerg post"), []).ShouldBe(("Solbjerg post", TestIssuer.IssuerName));

    [Fact]
    public void Gap_RootWithoutTheIssuerBetween_IsTheIssuer() => GapOf(Issuer.Issue("Solbjerg post"), [Issuer.Root]).ShouldBe((
        "Solbjerg post", TestIssuer.IssuerName));

    [Fact]
    public void Gap_IssuerAndAStranger_IsAboveTheIssuer() =>
        GapOf(Issuer.Issue("Solbjerg post"), [Issuer.Issuer, Issuer.Issue(
            "A stranger")]).ShouldBe((TestIssuer.IssuerName, TestIssuer.RootName));

    [Fact]
    public void Gap_IssuedByTheRootAlone_IsTheRootUnlessTheSettingsNameIt()
    {
        var certificate = new ClientCertificate(Issuer.IssueByRoot("Sandbox"), []);

        CertificateChain.Gap(certificate, []).ShouldBe(("Sandbox", TestIssuer.RootName));
        CertificateChain.Gap(certificate, [Issuer.Root]).ShouldBeNull();
    }

    [Fact]
    public void Gap_SelfSigned_IsNone() => GapOf(Issuer.Root, []).ShouldBeNull();

    private static (string Certificate, string MissingIssuer)? GapOf(X509Certificate2 certificate, X509Certificate2Collection issuers) =>
        CertificateChain.Gap(new ClientCertificate(certificate, issuers), []);
}
