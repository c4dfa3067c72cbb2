using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Settings;

public sealed class PushReaderTests : IDisposable
{
    private const string Cvr = "34051178";
    private static readonly X509Certificate2 Root = OcesForge.Root("Rod-CA");
    private static readonly X509Certificate2 Issuing = OcesForge.Issuing(Root, "Udstedende-CA");
    private static readonly string Pem = Root.ExportCertificatePem() + "\n" + Issuing.ExportCertificatePem() + "\n";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void ReadIssuers_PemText_TellsRootFromIssuing() => ShouldBeBoth(Pem);

    [Fact]
    public void ReadIssuers_PemWhoseLineEndsAreSpaces_IsTheSame() => ShouldBeBoth(Pem.ReplaceLineEndings(" "));

    [Fact]
    public void ReadIssuers_File_IsTheSame()
    {
        var path = Path.Combine(folder.Path, "issuers.pem");
        File.WriteAllText(path, Pem);

        ShouldBeBoth(path);
    }

    [Fact]
    public void ReadIssuers_NeitherSetting_IsNone()
    {
        var (read, errors) = Read(null, null);

        read.ShouldBeNull();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void ReadIssuers_CvrAlone_AsksForIssuers() => ShouldFail(Cvr, null, "Postvogn__Push__Issuers", "is missing beside Cvr.");

    [Fact]
    public void ReadIssuers_IssuersAlone_AsksForTheNumber() => ShouldFail(null, Pem, "Postvogn__Push__Cvr", "is missing beside Issuers.");

    [Fact]
    public void ReadIssuers_NumberTooShort_SaysSo() => ShouldFail("3405117", Pem, "Postvogn__Push__Cvr", "is not eight digits.");

    [Fact]
    public void ReadIssuers_NoRoot_SaysSo() => ShouldFail(Cvr, Issuing.ExportCertificatePem(), "Postvogn__Push__Issuers",
        "holds no root certificate.");

    [Fact]
    public void ReadIssuers_CertificateOfDigitalPostItself_SaysSo() =>
        ShouldFail(Cvr, Pem + OcesForge.Make(OcesForge.Oces3("NTRDK-34051178"), Issuing).ExportCertificatePem(), "Postvogn__Push__Issuers",
            "holds a certificate that may issue none.");

    [Theory]
    [InlineData("/no/such/file.pem", "cannot be read.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "cannot be read.")]
    [InlineData("-----BEGIN NOTHING-----", "holds no root certificate.")]
    public void ReadIssuers_NoPem_SaysSo(string issuers, string problem) => ShouldFail(Cvr, issuers, "Postvogn__Push__Issuers", problem);

    public void Dispose() => folder.Dispose();

    private static void ShouldBeBoth(string issuers)
    {
        var (read, errors) = Read(Cvr, issuers);

        errors.ShouldBeEmpty();
        read!.Cvr.ShouldBe(Cvr);
        read.Roots.ShouldHaveSingleItem().Thumbprint.ShouldBe(Root.Thumbprint);
        read.Issuing.ShouldHaveSingleItem().Thumbprint.ShouldBe(Issuing.Thumbprint);
    }

    private static void ShouldFail(string? cvr, string? issuers, string setting, string problem)
    {
        var error = Read(cvr, issuers).Errors.ShouldHaveSingleItem();

        (error.Setting, error.Problem).ShouldBe((setting, problem));
        error.Fix.ShouldNotBeEmpty();
    }

    private static (PushIssuerSettings? Read, List<SettingError> Errors) Read(string? cvr, string? issuers)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Cvr"] = cvr, ["Issuers"] = issuers }).Build();
        var errors = new List<SettingError>();
        return (PushReader.ReadIssuers(new SettingsSection(configuration, "Postvogn__Push", errors)), errors);
    }
}
