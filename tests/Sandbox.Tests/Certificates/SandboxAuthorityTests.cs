using System.Security.Cryptography.X509Certificates;
using Postvogn.Sandbox.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Certificates;

public sealed class SandboxAuthorityTests : IDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();

    [Fact]
    public void LoadOrCreate_SecondRun_GivesTheSameRoot()
    {
        using var first = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var second = SandboxAuthority.LoadOrCreate(folder.Path, clock);

        second.Root.Thumbprint.ShouldBe(first.Root.Thumbprint);
        second.Root.HasPrivateKey.ShouldBeTrue();
        File.ReadAllText(first.RootPemPath).ShouldContain("BEGIN CERTIFICATE");
    }

    [Fact]
    public void LoadOrCreate_RootHasExpired_RenewsRootAndWhatItIssued()
    {
        using var first = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var oldServer = first.IssueServer("localhost");
        clock.Advance(TimeSpan.FromDays(3651));

        using var second = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var server = second.IssueServer("localhost");

        second.Root.Thumbprint.ShouldNotBe(first.Root.Thumbprint);
        second.HasIssued(server, clock.GetUtcNow(), ServerUsage).ShouldBeTrue();
        X509CertificateLoader.LoadCertificateFromFile(second.RootPemPath).Thumbprint.ShouldBe(second.Root.Thumbprint);
    }

    [Fact]
    public void LoadOrCreate_RootFileIsBroken_MakesANewOne()
    {
        SandboxAuthority.LoadOrCreate(folder.Path, clock).Dispose();
        File.WriteAllText(folder["root.pfx"], "no certificate");

        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);

        authority.Root.HasPrivateKey.ShouldBeTrue();
    }

    [Fact]
    public void LoadOrCreate_OnUnix_KeepsTheFolderToItsOwner()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var authority = SandboxAuthority.LoadOrCreate(folder["kept"], clock);

        File.GetUnixFileMode(folder["kept"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void IssueServer_SameHosts_GivesTheSameUntilItExpires()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var first = authority.IssueServer("localhost", "127.0.0.1");
        using var second = authority.IssueServer("localhost", "127.0.0.1");
        clock.Advance(TimeSpan.FromDays(398));
        using var renewed = authority.IssueServer("localhost", "127.0.0.1");

        second.Thumbprint.ShouldBe(first.Thumbprint);
        renewed.Thumbprint.ShouldNotBe(first.Thumbprint);
        authority.HasIssued(renewed, clock.GetUtcNow(), ServerUsage).ShouldBeTrue();
    }

    [Fact]
    public void IssueServer_SeveralHosts_NamesThemAll()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var certificate = authority.IssueServer("localhost", "127.0.0.1");

        certificate.MatchesHostname("localhost").ShouldBeTrue();
        certificate.MatchesHostname("127.0.0.1").ShouldBeTrue();
        certificate.MatchesHostname("example.dk").ShouldBeFalse();
    }

    [Fact]
    public void IssueOces_OfAnOrganisation_CarriesItsCvrAsOces3Does()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var certificate = authority.IssueOces("00112233", "Solbjerg Kommune");

        var subject = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .ToDictionary(name => name.GetSingleElementType().Value!, name => name.GetSingleElementValue());
        subject["2.5.4.97"].ShouldBe("NTRDK-00112233");
        subject["2.5.4.5"]!.ShouldMatch("^UI:DK-O:G:[0-9a-f-]{36}$");
        subject["2.5.4.6"].ShouldBe("DK");
        subject["2.5.4.3"].ShouldBe("Solbjerg Kommune");
    }

    [Fact]
    public void HasIssued_OtherUsage_IsFalse()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var server = authority.IssueServer("localhost");
        using var client = authority.IssueOces("00112233", "Solbjerg Kommune");

        authority.HasIssued(client, clock.GetUtcNow(), ClientUsage).ShouldBeTrue();
        authority.HasIssued(server, clock.GetUtcNow(), ClientUsage).ShouldBeFalse();
        authority.HasIssued(client, clock.GetUtcNow(), ServerUsage).ShouldBeFalse();
    }

    [Fact]
    public void HasIssued_AnotherAuthoritysCertificate_IsFalse()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder["one"], clock);
        using var other = SandboxAuthority.LoadOrCreate(folder["other"], clock);
        using var foreign = other.IssueOces("00112233", "Solbjerg Kommune");

        authority.HasIssued(foreign, clock.GetUtcNow(), ClientUsage).ShouldBeFalse();
    }

    [Fact]
    public void HasIssued_AfterExpiry_IsFalse()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var client = authority.IssueOces("00112233", "Solbjerg Kommune");

        authority.HasIssued(client, clock.GetUtcNow().AddYears(4), ClientUsage).ShouldBeFalse();
    }

    [Fact]
    public void WritePfx_ReadBackWithItsPassword_HasTheKey()
    {
        using var authority = SandboxAuthority.LoadOrCreate(folder.Path, clock);
        using var client = authority.IssueOces("00112233", "Solbjerg Kommune");

        CertificateFiles.WritePfx(client, folder["client.pfx"], "secret");

        using var read = X509CertificateLoader.LoadPkcs12FromFile(folder["client.pfx"], "secret");
        read.HasPrivateKey.ShouldBeTrue();
        CertificateFiles.Sha256Thumbprint(read).ShouldBe(CertificateFiles.Sha256Thumbprint(client));
        CertificateFiles.Sha256Thumbprint(read).ShouldMatch("^[0-9A-F]{64}$");
    }

    public void Dispose() => folder.Dispose();
}
