using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Postvogn.Cli.Costs;
using Postvogn.Functions.Settings;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Infra.Tests.Checks;
using Postvogn.Testing;
using Snapshot = Postvogn.Infra.Tests.Bicep.Snapshot;

namespace Postvogn.Infra.Tests.Types;

/// <summary>The app starts with the settings that Bicep gives it, and they are what the parameters say: read by its own reader.</summary>
[Collection(InfraCollection.Name)]
public sealed class AppSettingsAreReadTests(Infrastructure infrastructure)
{
    private const string Everything = "everything.bicepparam";

    [TheoryIfAvailable(typeof(BicepCompiler))]
    [InlineData("main.production.bicepparam", true, 2)]
    [InlineData("main.test.bicepparam", false, 2)]
    [InlineData("main.trial.bicepparam", false, 1)]
    public void Read_SettingsOfAnInstallation_AreThoseOfItsParameters(string file, bool isProduction, int systems)
    {
        var read = Read(infrastructure.Of(file).Snapshot);

        read.Systems.Count.ShouldBe(systems);
        read.Sources.ShouldBe([new("benefits", new() { System = "sender" })]);
        read.Inbox.ShouldSatisfyAllConditions(
            inbox => inbox.DefaultDestination.ShouldBe("unrouted"),
            inbox => inbox.DestinationsByContactPoint.Values.ShouldBe(["benefits"]));
        (read.Sftp, read.PushIssuers, read.Scan, read.PersonNames, read.Organisation).ShouldBe((null, null, null, null, null));
        (read.Contacts.System, read.Contacts.ListSystem, read.Contacts.NotificationUrl).ShouldBe((null, null, null));
        read.DigitalPost.IsProduction.ShouldBe(isProduction);
        read.DigitalPost.BaseAddress.Host.ShouldBe(isProduction ? "api.digitalpost.dk" : "api.test.digitalpost.dk");
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Read_EverythingGiven_IsWhatTheParametersSay()
    {
        var read = Read(await EvaluateEverythingAsync());

        read.Systems.Keys.ShouldBe(["social-affairs", "Opkrævning", "indgang.børn_og_unge"]);
        read.Systems.Values.Select(system => $"{system.Protocol} {system.Certificate} {system.Sftp?.User} {system.VendorCvr}")
            .ShouldBe(["RestPull organisation-2026 social_affairs 87654321", "Sftp  opkraevning ", "RestPublishSubscribe ældre  "]);
        read.Systems["social-affairs"].Label.ShouldBe("Prøvekommune, Børn & \"Unge\"");
        read.Certificates.Select(its => $"{its.Key} {its.Value.KeyVaultCertificate}")
            .ShouldBe(["organisation-2026 oces-test", "ældre oces-aeldre"]);
        read.Sources.Keys.ShouldBe(["børn", "child-care", .. Enumerable.Range(2, 9).Select(number => $"source-{number}")]);
        read.Sources.Values.Select(source => source.System).Distinct(StringComparer.Ordinal).ShouldBe(["social-affairs", "Opkrævning"]);
        read.Sources.Where(source => source.Value.Template is not null).Select(source => source.Key).ShouldBe(["børn"]);
        read.Inbox.DefaultDestination.ShouldBe("øvrige");
        read.Inbox.DestinationsByContactPoint.Values.ShouldBe(["børn", "børn", "child-care"]);
        read.Organisation.ShouldBe(new OrganisationSettings("social-affairs", new Uri("https://app.example.dk/api/organisation-changes")));
        (read.Contacts.System, read.Contacts.ListSystem, read.Contacts.NotificationUrl)
            .ShouldBe(("social-affairs", "Opkrævning", new Uri("https://app.example.dk/api/contact-changes")));
        (read.PushThumbprints.Count, read.PushIssuers!.Cvr, read.PushIssuers.Roots.Count).ShouldBe((2, "34051178", 1));
        (read.Sftp!.Host, read.Sftp.Port, read.Sftp.HostKeys.Count).ShouldBe(("sftp.test.digitalpost.dk", 22, 1));
        read.Scan.ShouldBe(new ScanSettings("10.90.0.100", 3310));
        (read.PersonNames!.Certificate, read.PersonNames.ClientId, read.PersonNames.Address.Host, read.PersonNames.TokenAddress.Host)
            .ShouldBe(("organisation-2026", "postvogn-client", "graphql.example.dk", "auth.example.dk"));
    }

    [FactIfAvailable(typeof(BicepCompiler))]
    public async Task Schedules_ThatTheFunctionsName_CanEachBeRead()
    {
        List<Snapshot> all =
            [.. TemplateFolder.Installations.Select(file => infrastructure.Of(file).Snapshot), await EvaluateEverythingAsync()];
        var named = BuiltFunctions.OfApp().Settings.Where(setting => setting.EndsWith("Schedule", StringComparison.Ordinal)).ToList();

        named.Count.ShouldBe(7);
        foreach (var settings in all.Select(SettingsOf))
            named.ShouldAllBe(schedule => Schedule.RunsAMonth(settings[schedule]) > 0);
    }

    private static PostvognSettings Read(Snapshot snapshot)
    {
        // As the provider of environment variables gives them.
        var given = SettingsOf(snapshot)
            .ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value);
        var (read, errors) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());

        errors.ShouldBeEmpty();
        read!.Storage.ShouldBe(new AccountStorage(new Uri("https://pv.blob.core.windows.net/")));
        read.Hints.ShouldBe(new HintSettings(new Uri("https://pv.queue.core.windows.net/"), null));
        read.KeyVault!.Uri.ShouldBe(new Uri("https://pv.vault.azure.net/"));
        read.Identity.ClientId.ShouldNotBeNull();
        read.Telemetry.ClientId.ShouldBe(read.Identity.ClientId);
        return read;
    }

    private static Dictionary<string, string> SettingsOf(Snapshot snapshot) => AppSettings.Set(snapshot).ToDictionary(
        setting => setting.Key, setting => Told(setting.Value), StringComparer.Ordinal);

    // What only a deployment knows, as Azure tells it.
    private static string Told(string value)
    {
        const string Client = "00000000-0000-4000-8000-000000000099";
        if (!value.StartsWith('['))
            return value;
        return value switch
        {
            _ when value.StartsWith("[format('Authorization=AAD;ClientId={0}'", StringComparison.Ordinal) =>
                $"Authorization=AAD;ClientId={Client}",
            _ when value.EndsWith(".outputs.clientId.value]", StringComparison.Ordinal) => Client,
            _ when value.EndsWith(".lettersUri]", StringComparison.Ordinal) => "https://pv.blob.core.windows.net/",
            _ when value.EndsWith(".hintsUri]", StringComparison.Ordinal) => "https://pv.queue.core.windows.net/",
            _ when value.EndsWith(".vaultUri]", StringComparison.Ordinal) => "https://pv.vault.azure.net/",
            _ when value.EndsWith(").ConnectionString]", StringComparison.Ordinal) =>
                "InstrumentationKey=00000000-0000-4000-8000-000000000098;" +
                "IngestionEndpoint=https://swedencentral-0.in.applicationinsights.azure.com/",
            _ => throw new InvalidOperationException($"Say what Azure tells for {value}."),
        };
    }

    private static async Task<Snapshot> EvaluateEverythingAsync()
    {
        using var folder = new TemplateFolder();
        var text = Checkout.Read($"tests/Infra.Tests/Types/{Everything}").Replace("../../../infra-bicep/", "", StringComparison.Ordinal)
            .Replace("'ISSUERS'", "loadTextContent('issuers.pem')", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, Everything), text);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "issuers.pem"), Root());
        return (await folder.EvaluateAsync(Everything)).Snapshot;
    }

    private static string Root()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Prøverod", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return root.ExportCertificatePem();
    }
}
