using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Configuration;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private static readonly Guid SystemId = new("315fc432-9100-4b53-b5a6-96ae8ff9165b");
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string?> settings;

    public SettingsReaderTests()
    {
        var pfx = Path.Combine(folder.Path, "system.pfx");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest(
            "CN=system", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        File.WriteAllBytes(pfx, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, "hemmeligt"));
        settings = new()
        {
            ["HintQueues"] = "UseDevelopmentStorage=true",
            ["Postvogn:Storage:Path"] = folder.Path,
            ["Postvogn:Certificates:oces:Path"] = pfx,
            ["Postvogn:Certificates:oces:Password"] = "hemmeligt",
            ["Postvogn:Systems:post:Id"] = SystemId.ToString(),
            ["Postvogn:Systems:post:ApiKey"] = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SystemId}:secret")),
            ["Postvogn:Systems:post:Certificate"] = "oces",
            ["Postvogn:Systems:post:Cvr"] = "64942212",
            ["Postvogn:Systems:post:Protocol"] = "REST_PULL",
            ["Postvogn:Systems:post:Sends"] = "true",
            ["Postvogn:Sources:kmd:System"] = "post",
        };
    }

    [Fact]
    public void Read_Whole_GivesSettingsWithDefaults()
    {
        var (read, errors) = SettingsReader.Read(Configuration());

        errors.ShouldBeEmpty();
        read!.DigitalPost.BaseAddress.ShouldBe(new Uri("https://api.digitalpost.dk"));
        read.DigitalPost.IsProduction.ShouldBeTrue();
        read.Timing.ShouldBe(new TimingSettings(
            TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromHours(12), TimeSpan.FromSeconds(5)));
        read.SystemById(SystemId)!.Protocol.ShouldBe(SystemProtocol.RestPull);
        read.Inbox.DefaultDestination.ShouldBe("unrouted");
        read.Sources["kmd"].Check.ShouldBe(ArrivalCheck.None);
        read.KillAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("fresh", null, 0)]
    [InlineData("none", null, 0)]
    [InlineData("", null, 0)]
    [InlineData("index", null, 1)]
    [InlineData("index", "post", 0)]
    public void Read_CheckOfASource_NeedsWhoCanBeAsked(string check, string? list, int wrong)
    {
        settings["Postvogn:Sources:kmd:Check"] = check;
        settings["Postvogn:Contacts:System"] = "post";
        settings["Postvogn:Contacts:ListSystem"] = list;
        settings["Postvogn:Systems:post:Sftp:User"] = "post";

        var (_, errors) = SettingsReader.Read(Configuration());

        errors.Count(error => error.ToString().Contains("Postvogn__Sources__kmd__Check", StringComparison.Ordinal)).ShouldBe(wrong);
    }

    [Theory]
    [InlineData("Postvogn:Storage:Path", null, "Postvogn__Storage__Path")]
    [InlineData("Postvogn:Storage:ConnectionString", "UseDevelopmentStorage=true", "Postvogn__Storage__Path")]
    [InlineData("Postvogn:Storage:ServiceUri", "https://konto.blob.core.windows.net", "Postvogn__Storage__Path")]
    [InlineData("HintQueues", null, "HintQueues")]
    [InlineData("HintQueues", "no connection", "HintQueues")]
    [InlineData("HintQueues:queueServiceUri", "https://konto.queue.core.windows.net", "HintQueues")]
    [InlineData("Postvogn:Identity:ClientId", "post-identity", "Postvogn__Identity__ClientId")]
    [InlineData("Postvogn:DigitalPost:BaseAddress", "http://api.digitalpost.dk", "Postvogn__DigitalPost__BaseAddress")]
    [InlineData("Postvogn:DigitalPost:Environment", "Prod", "Postvogn__DigitalPost__Environment")]
    [InlineData("Postvogn:DigitalPost:TrustedRoots", "/no/such/file.pem", "Postvogn__DigitalPost__TrustedRoots")]
    [InlineData("Postvogn:Certificates:oces:Path", "/no/such/file.pfx", "Postvogn__Certificates__oces__Path")]
    [InlineData("Postvogn:Certificates:oces:Password", "forkert", "Postvogn__Certificates__oces__Path")]
    [InlineData("Postvogn:Certificates:oces:Path", null, "Postvogn__Certificates__oces__Path")]
    [InlineData("Postvogn:Certificates:oces:KeyVaultCertificate", "oces-2030", "Postvogn__Certificates__oces__KeyVaultCertificate")]
    [InlineData("Postvogn:KeyVault:Uri", "http://solbjerg.vault.azure.net", "Postvogn__KeyVault__Uri")]
    [InlineData("Postvogn:KeyVault:Uri", "https://solbjerg.vault.azure.net/secrets/oces-2030", "Postvogn__KeyVault__Uri")]
    [InlineData("Postvogn:KeyVault:RefreshEvery", "often", "Postvogn__KeyVault__RefreshEvery")]
    [InlineData("Postvogn:Systems:post:ApiKey", null, "Postvogn__Systems__post__ApiKey")]
    [InlineData("Postvogn:Systems:post:ApiKeySecret", "post-api-key", "Postvogn__Systems__post__ApiKeySecret")]
    [InlineData("Postvogn:Systems:post:ApiKeySecret", "https://solbjerg.vault.azure.net/secrets/post",
        "Postvogn__Systems__post__ApiKeySecret")]
    [InlineData("Postvogn:Systems:post:Id", "12", "Postvogn__Systems__post__Id")]
    [InlineData("Postvogn:Systems:post:ApiKey", "Basic ???", "Postvogn__Systems__post__ApiKey")]
    [InlineData("Postvogn:Systems:post:ApiKey", "ZTU0NWIzMzktODU0Mi00YTMwLWFlNzUtYzY3ZTRkMmE3Yjk5OjE=", "Postvogn__Systems__post__ApiKey")]
    [InlineData("Postvogn:Sources:kmd:Destination", "../x", "Postvogn__Sources__kmd__Destination")]
    [InlineData("Postvogn:Sources:kmd:ReplyContactPoint", "jobs", "Postvogn__Sources__kmd__ReplyContactPoint")]
    [InlineData("Postvogn:Inbox:Rules:0:Destination", "jobs", "Postvogn__Inbox__Rules__0")]
    [InlineData("Postvogn:Inbox:Rules:0:Subject", "jobs", "Postvogn__Inbox__Rules__0__Destination")]
    [InlineData("Postvogn:Systems:post:Certificate", "other", "Postvogn__Systems__post__Certificate")]
    [InlineData("Postvogn:Systems:post:Cvr", "1234567", "Postvogn__Systems__post__Cvr")]
    [InlineData("Postvogn:Systems:post:Protocol", "SMTP", "Postvogn__Systems__post__Protocol")]
    [InlineData("Postvogn:Systems:post:Protocol", "REST_PUSH", "Postvogn__Push__Thumbprints")]
    [InlineData("Postvogn:Systems:post:Protocol", "SFTP", "Postvogn__Systems__post__Sftp__User")]
    [InlineData("Postvogn:Systems:post:Protocol", "REST_PUBLISH_SUBSCRIBE", "Postvogn__Push__Thumbprints")]
    [InlineData("Postvogn:Organisation:System", "other", "Postvogn__Organisation__System")]
    [InlineData("Postvogn:Organisation:NotificationUrl", "https://post.example/api/organisation-changes", "Postvogn__Organisation__System")]
    [InlineData("Postvogn:Systems:post:Sends", "yes", "Postvogn__Systems__post__Sends")]
    [InlineData("Postvogn:Sources:kmd:System", "other", "Postvogn__Sources__kmd__System")]
    [InlineData("Postvogn:Sources:kmd:Check", "sometimes", "Postvogn__Sources__kmd__Check")]
    [InlineData("Postvogn:Sources:kmd:Check", "Fresh", "Postvogn__Sources__kmd__Check")]
    [InlineData("Postvogn:Sources:kmd:Check", "fresh", "Postvogn__Sources__kmd__Check")]
    [InlineData("Postvogn:Sources:kmd:Template", "postType: MYNDIGHEDSPOST", "Postvogn__Sources__kmd__Template")]
    [InlineData("Postvogn:Sources:kmd:Template", """{"recipient":null}""", "Postvogn__Sources__kmd__Template")]
    [InlineData("Postvogn:Sources:kmd:Template", """{"sender":{"id":"00998877"}}""", "Postvogn__Sources__kmd__Template")]
    [InlineData("Postvogn:Push:Thumbprints", "abcd", "Postvogn__Push__Thumbprints")]
    [InlineData("Postvogn:Inbox:Destinations:jobs:ContactPoints", "12", "Postvogn__Inbox__Destinations__jobs__ContactPoints")]
    [InlineData("Postvogn:Scan:Clamd", "clamav.internal:3310", "Postvogn__Scan__Clamd")]
    [InlineData("Postvogn:Scan:Clamd", "http://clamav.internal:3310", "Postvogn__Scan__Clamd")]
    [InlineData("Postvogn:Scan:Clamd", "tcp://clamav.internal:3310/scan", "Postvogn__Scan__Clamd")]
    [InlineData("Postvogn:Timing:SweepAfter", "-1", "Postvogn__Timing__SweepAfter")]
    [InlineData("Postvogn:Transmissions:MaxLetters", "0", "Postvogn__Transmissions__MaxLetters")]
    [InlineData("Postvogn:Test:KillAt", "Nowhere", "Postvogn__Test__KillAt")]
    public void Read_OneWrong_NamesTheSettingAndTheFix(string key, string? value, string named)
    {
        settings[key] = value;

        var (read, errors) = SettingsReader.Read(Configuration());

        read.ShouldBeNull();
        errors.ShouldContain(error => error.Setting == named);
        errors.ShouldAllBe(error => error.Problem.Length > 0 && error.Fix.Length > 0);
    }

    [Fact]
    public void Read_TemplateWithSeveralFaults_SaysThemAllWithTheirPlaces()
    {
        settings["Postvogn:Sources:kmd:Template"] = "{\n  \"label\": 7,\n  \"files\": []\n}";

        SettingsReader.Read(Configuration()).Errors.Select(error => error.ToString()).ShouldBe(
        [
            "Postvogn__Sources__kmd__Template: label is a number; wanted is text in quotation marks. (line 2, column 12) "
                + "Write it so, or leave it out if it is not required.",
            "Postvogn__Sources__kmd__Template: files is one letter's own, and stands in no template. (line 3, column 3) "
                + "Give it in each letter.json.",
        ]);
        settings["Postvogn:Sources:kmd:Template"] = $"{{\"label\":\"{new string('x', 17_000)}\"}}";
        SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem().Problem.ShouldBe("has more than 16384 characters.");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("tcp://clamav.internal:4000", "clamav.internal 4000")]
    [InlineData("tcp://10.90.0.70/", "10.90.0.70 3310")]
    [InlineData("tcp://[::1]:3310", "::1 3310")]
    public void Read_Clamd_NamesItsHostAndPort(string? value, string? read)
    {
        settings["Postvogn:Scan:Clamd"] = value;
        var scan = SettingsReader.Read(Configuration()).Settings!.Scan;
        (scan is null ? null : $"{scan.Host} {scan.Port}").ShouldBe(read);
    }

    [Fact]
    public void Read_CertificateAndKeyInTheVault_NamesThem()
    {
        UseVault("https://solbjerg.vault.azure.net/");

        var (read, errors) = SettingsReader.Read(Configuration());

        errors.ShouldBeEmpty();
        read!.KeyVault.ShouldBe(new KeyVaultSettings(new Uri("https://solbjerg.vault.azure.net"), TimeSpan.FromHours(1)));
        read.Certificates["oces"].ShouldBe(new CertificateSettings(null, "oces-2030", "hemmeligt"));
        read.Systems["post"].ApiKey.ShouldBeNull();
        read.Systems["post"].ApiKeySecret.ShouldBe("post-api-key");
    }

    [Theory]
    [InlineData("Postvogn:KeyVault:Uri", null, "Postvogn__KeyVault__Uri")]
    [InlineData("Postvogn:Certificates:oces:KeyVaultCertificate", "oces-2030/4387e9f3d6e14c459867679a90fd0f79",
        "Postvogn__Certificates__oces__KeyVaultCertificate")]
    public void Read_VaultNamedWrongly_NamesTheSettingAndTheFix(string key, string? value, string named)
    {
        UseVault("https://solbjerg.vault.azure.net");
        settings[key] = value;

        var error = SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem();

        error.Setting.ShouldBe(named);
        error.Fix.ShouldNotBeEmpty();
    }

    [Fact]
    public void ToString_OfACertificatesSettings_DoesNotShowThePassword() =>
        new CertificateSettings("a.pfx", null, "hemmeligt").ToString().ShouldBe("a.pfx");

    [Fact]
    public void Read_SeveralWrong_ReportsAllAtOnce()
    {
        settings["Postvogn:Storage:Path"] = null;
        settings["Postvogn:Systems:post:Cvr"] = "x";
        settings["Postvogn:Timing:SweepAfter"] = "soon";

        SettingsReader.Read(Configuration()).Errors.Select(error => error.Setting).ShouldBe(
            ["Postvogn__Storage__Path", "Postvogn__Systems__post__Cvr", "Postvogn__Timing__SweepAfter"]);
    }

    [Fact]
    public void Read_Empty_StillSaysAll() =>
        SettingsReader.Read(new ConfigurationBuilder().Build()).Errors.Count.ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void Read_WrongKey_IsNotQuoted()
    {
        settings["Postvogn:Systems:post:ApiKey"] = "hemmelig!";
        SettingsReader.Read(Configuration()).Errors.ShouldAllBe(error => !error.ToString().Contains("hemmelig"));
    }

    [Fact]
    public void Read_ContactPointOfTwoDestinations_IsRefused()
    {
        settings["Postvogn:Inbox:Destinations:jobs:ContactPoints"] = "6F2D0C11-58B3-4A61-9D2B-3C1C5A6E0D11";
        settings["Postvogn:Inbox:Destinations:tax:ContactPoints"] = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11";
        SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem().Setting.ShouldBe(
            "Postvogn__Inbox__Destinations__tax__ContactPoints");
    }

    [Theory]
    [InlineData("https://post.example/api/organisation-changes", "true", null)]
    [InlineData("http://post.example/api/organisation-changes", "true", "Postvogn__Organisation__NotificationUrl")]
    [InlineData("https://user@post.example/api/organisation-changes", "true", "Postvogn__Organisation__NotificationUrl")]
    [InlineData("/api/organisation-changes", "true", "Postvogn__Organisation__NotificationUrl")]
    [InlineData("https://post.example/api/organisation-changes", "false", "Postvogn__Organisation__System")]
    public void Read_OrganisationThatIsWatched_NeedsAnAddressAndASystemThatMaySubscribe(string url, string sends, string? wrong)
    {
        settings["Postvogn:Organisation:System"] = "post";
        settings["Postvogn:Organisation:NotificationUrl"] = url;
        settings["Postvogn:Push:Thumbprints"] = new string('a', 64);
        settings["Postvogn:Systems:post:Receives"] = "true";
        settings["Postvogn:Systems:post:Sends"] = sends;
        if (sends == "false") settings.Remove("Postvogn:Sources:kmd:System");

        var (read, errors) = SettingsReader.Read(Configuration());

        if (wrong is not null) errors.ShouldHaveSingleItem().Setting.ShouldBe(wrong);
        else read!.Organisation.ShouldBe(new OrganisationSettings("post", new Uri(url)));
    }

    [Fact]
    public void Read_OrganisationToldOfChangesButNobodyMayPush_IsRefused()
    {
        settings["Postvogn:Organisation:System"] = "post";
        settings["Postvogn:Organisation:NotificationUrl"] = "https://post.example/api/organisation-changes";
        SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem().Setting.ShouldBe("Postvogn__Organisation__NotificationUrl");
    }

    public void Dispose() => folder.Dispose();

    private void UseVault(string uri)
    {
        settings["Postvogn:KeyVault:Uri"] = uri;
        settings["Postvogn:Certificates:oces:Path"] = null;
        settings["Postvogn:Certificates:oces:KeyVaultCertificate"] = "oces-2030";
        settings["Postvogn:Systems:post:ApiKey"] = null;
        settings["Postvogn:Systems:post:ApiKeySecret"] = "post-api-key";
    }

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
