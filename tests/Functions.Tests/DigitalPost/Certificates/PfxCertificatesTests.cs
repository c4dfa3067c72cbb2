using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.DigitalPost;

public sealed class PfxCertificatesTests : IDisposable
{
    private const string Password = "hemmeligt-3c9d";
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public PfxCertificatesTests() => path = Path.Combine(folder.Path, "system.pfx");

    [Fact]
    public void Get_AFileWithItsChain_CarriesTheIssuersAndIsOpenedOnce()
    {
        using var rig = new Rig();
        File.WriteAllBytes(path, TestIssuer.Pkcs12(Password, TestIssuer.Shared.Issuer, TestIssuer.Shared.Issue("Solbjerg post")));
        var source = new PfxCertificates(
            rig.Settings with { Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(path, null, Password) } });

        var certificate = source.Get("oces").Current.ShouldNotBeNull();

        certificate.CommonName.ShouldBe("Solbjerg post");
        certificate.Issuers.ShouldHaveSingleItem().Thumbprint.ShouldBe(TestIssuer.Shared.Issuer.Thumbprint);
        source.Get("OCES").Current.ShouldBeSameAs(certificate);
    }

    [Fact]
    public void Read_WrongPassword_SaysSoAndQuotesNone()
    {
        File.WriteAllBytes(path, TestIssuer.Pkcs12(Password, TestIssuer.Shared.Issue("Solbjerg post")));

        var fault = Should.Throw<CertificateException>(() => CertificateReader.ReadFile(path, Password + "x"));

        fault.Message.ShouldStartWith("cannot be opened: its password (__Password) is wrong");
        fault.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public void Read_NoPfx_SaysSo()
    {
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----");

        Should.Throw<CertificateException>(() => CertificateReader.ReadFile(path, "")).Message.ShouldStartWith(
            "cannot be opened: it is no PFX");
    }

    [Fact]
    public void Read_WithoutKey_SaysHowToExport()
    {
        File.WriteAllBytes(path, TestIssuer.Pkcs12(Password, TestIssuer.Shared.Issuer));

        Should.Throw<CertificateException>(() => CertificateReader.ReadFile(path, Password)).Message.ShouldStartWith(
            "holds no private key. Export");
    }

    [Fact]
    public void Read_NoFile_SaysSo() => Should.Throw<CertificateException>(() => CertificateReader.ReadFile(path,
        "")).Message.ShouldStartWith("cannot be read");

    public void Dispose() => folder.Dispose();
}
