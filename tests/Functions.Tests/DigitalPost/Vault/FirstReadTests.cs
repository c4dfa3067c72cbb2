using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Storage;
using Postvogn.Testing.KeyVault;

namespace Postvogn.Functions.Tests.DigitalPost;

public sealed class FirstReadTests
{
    [Fact]
    public async Task Refresh_ACertificate_IsThereWithKeyAndIssuers()
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        var version = bed.Import(certificate);

        (await bed.ReadAsync()).ShouldBeTrue();

        var read = bed.Certificates.Get("oces").Current.ShouldNotBeNull();
        read.Certificate.Thumbprint.ShouldBe(certificate.Thumbprint);
        read.Certificate.HasPrivateKey.ShouldBeTrue();
        read.Issuers.ShouldHaveSingleItem().Thumbprint.ShouldBe(VaultBed.Issuer.Issuer.Thumbprint);
        read.CommonName.ShouldBe("Solbjerg post");
        read.ValidUntil.ShouldBe(TestIssuer.To);
        bed.Logs.Lines.ShouldHaveSingleItem().ShouldBe(new LogLine(
            916,
            LogLevel.Information,
            $"oces-2030 of https://{bed.Server.Host}/: version {version} is in use: issued by '{TestIssuer.IssuerName}', valid until "
            + "2045-01-01"));
    }

    [Fact]
    public async Task Refresh_ByTheChallenge_AsksTheVaultsTenantForTheVaultsResource()
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate);

        await bed.ReadAsync();

        // Certificates and secrets have a client each.
        bed.Server.Challenges.ShouldBe(2);
        bed.Entra.Asked.ShouldAllBe(asked => asked.TenantId == VaultServer.Tenant);
        bed.Entra.Asked.SelectMany(asked => asked.Scopes).Distinct().ShouldBe(["https://vault.azure.net/.default"]);
    }

    [Fact]
    public async Task Refresh_AChallengeForAStrangersResource_GetsNoToken()
    {
        await using var bed = await VaultBed.StartAsync();
        bed.Server.Resource = "https://vault.example";

        (await bed.ReadAsync()).ShouldBeFalse();

        bed.Entra.Asked.ShouldBeEmpty();
        bed.Logs.Of(914).ShouldHaveSingleItem().Text.ShouldContain("is not a key vault. Check Postvogn__KeyVault__Uri");
    }

    [Fact]
    public async Task Refresh_TheSameVersionAgain_ChangesNothingAndReadsNoKey()
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate);
        await bed.ReadAsync();
        var first = bed.Certificates.Get("oces").Current;

        (await bed.ReadAsync()).ShouldBeTrue();

        bed.Certificates.Get("oces").Current.ShouldBeSameAs(first);
        bed.Server.Reads.ShouldBe(3);
        bed.Logs.Of(916).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_ASecretThatIsNewerThanTheCertificateRead_OpensTheOneOfTheVersionThatWasRead()
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate);
        bed.Server.Store(VaultBed.CertificateName, "newer");

        (await bed.ReadAsync()).ShouldBeTrue();

        bed.Certificates.Get("oces").Current.ShouldNotBeNull().Certificate.Thumbprint.ShouldBe(certificate.Thumbprint);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("disabled")]
    public async Task Refresh_AVersionThatCannotBeUsed_IsToldWithoutReadingItsKey(string fault)
    {
        await using var bed = await VaultBed.StartAsync();
        VaultFaultTests.Break(bed, fault);

        (await bed.ReadAsync()).ShouldBeFalse();

        bed.Server.Reads.ShouldBe(1);
    }

    [Theory]
    [InlineData("application/x-pkcs12", "hemmeligt")]
    [InlineData(null, "")]
    public async Task Refresh_WithPasswordOrWithoutContentType_IsOpened(string? contentType, string password)
    {
        await using var bed = await VaultBed.StartAsync(password: password);
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate, Convert.ToBase64String(TestIssuer.Pkcs12(password, certificate)), contentType);

        (await bed.ReadAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Refresh_Pem_FindsTheCertificateOfTheKeyWhereverItStands()
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        using var key = certificate.GetECDsaPrivateKey();
        var pem = string.Join(
            '\n', key!.ExportPkcs8PrivateKeyPem(), VaultBed.Issuer.Issuer.ExportCertificatePem(), certificate.ExportCertificatePem());
        bed.Import(certificate, pem, "application/x-pem-file");

        (await bed.ReadAsync()).ShouldBeTrue();

        var read = bed.Certificates.Get("oces").Current.ShouldNotBeNull();
        read.Certificate.Thumbprint.ShouldBe(certificate.Thumbprint);
        read.Certificate.HasPrivateKey.ShouldBeTrue();
        read.Issuers.ShouldHaveSingleItem().Thumbprint.ShouldBe(VaultBed.Issuer.Issuer.Thumbprint);
    }

    [Fact]
    public async Task Refresh_AnApiKey_IsThatOfTheSystem()
    {
        await using var bed = await VaultBed.StartAsync(keyInVault: true);
        bed.Server.Store(VaultBed.KeyName, VaultBed.ApiKey("first"), contentType: null);

        await bed.ReadAsync();

        bed.Keys.Get(VaultBed.System).Current.ShouldNotBeNull().SystemId.ShouldBe(Rig.SystemId);
    }
}
