using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>The app itself with a stand-in for Datafordeleren behind it, and every line that it logs.</summary>
internal sealed class NamesBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();
    private WebApplication? app;

    private NamesBed(DatafordelerStandIn register) => Register = register;

    public DatafordelerStandIn Register { get; }

    public FakeClock Clock { get; } = new();

    public CollectedLogs Logs { get; } = new();

    /// <summary>Starts both.</summary>
    /// <param name="adjust">Changes the settings; null takes those that fit.</param>
    public static async Task<NamesBed> StartAsync(Func<PersonNamesSettings, PersonNamesSettings?>? adjust = null)
    {
        using var certificate = TestIssuer.Shared.Issue("Solbjerg Kommune");
        var bed = new NamesBed(await DatafordelerStandIn.StartAsync(certificate.Thumbprint));
        var (pfx, roots) = (Path.Combine(bed.folder.Path, "oces.pfx"), Path.Combine(bed.folder.Path, "roots.pem"));
        await File.WriteAllBytesAsync(pfx, TestIssuer.Pkcs12("kode", certificate, TestIssuer.Shared.Issuer));
        await File.WriteAllTextAsync(roots, TestIssuer.Shared.Root.ExportCertificatePem());
        var names = new PersonNamesSettings("names", DatafordelerStandIn.ClientId, bed.Register.Address, bed.Register.TokenAddress, roots);
        await bed.RunAsync(new CertificateSettings(pfx, null, "kode"), adjust is null ? names : adjust(names));
        return bed;
    }

    public void Put(string cpr, params JsonObject[] persons) => Register.Nodes[cpr] = new JsonArray([.. persons]);

    /// <summary>A person as the register tells of one.</summary>
    public static JsonObject Person(string cpr, string status = "bopael_i_danmark", params JsonObject[] protections) => new()
    {
        ["id"] = "1",
        ["status"] = status,
        ["personnumre"] = new JsonArray(new JsonObject { ["personnummer"] = cpr, ["status"] = "aktuel" }),
        ["navne"] = new JsonArray(
            new JsonObject { ["fornavne"] = "Anna", ["efternavn"] = "Tidligere", ["status"] = "historisk" },
            new JsonObject
            {
                ["adresseringsnavn"] = "Anna M Prøve",
                ["fornavne"] = "Anna",
                ["mellemnavn"] = "Mølle",
                ["efternavn"] = "Prøve",
                ["status"] = "aktuel",
            }),
        ["beskyttelser"] = new JsonArray([.. protections]),
    };

    public static JsonObject Protection(string kind, string status = "aktuel") =>
        new() { ["beskyttelsestype"] = kind, ["status"] = status };

    public Task<HttpResponseMessage> PostAsync(string body) => http.PostAsync("api/person-names", new StringContent(body, Encoding.UTF8,
        "application/json"));

    public Task<HttpResponseMessage> GetAsync() => http.GetAsync("api/person-names");

    /// <summary>Asks for one number: the status and the words of the answer.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string cpr)
    {
        using var response = await PostAsync($$"""{"cpr":"{{cpr}}"}""");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for one number: the outcome and the name of the answer.</summary>
    public async Task<(HttpStatusCode Status, string Outcome, string? Name)> OutcomeAsync(string cpr)
    {
        var (status, text) = await AskAsync(cpr);
        var json = JsonNode.Parse(text)!;
        return (status, (string)json["outcome"]!, (string?)json["name"]?["full"]);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (app is not null) await app.DisposeAsync();
        await Register.DisposeAsync();
        Logs.Dispose();
        folder.Dispose();
    }

    private async Task RunAsync(CertificateSettings certificate, PersonNamesSettings? names)
    {
        using var rig = new Rig();
        var settings = rig.Settings with
        {
            Storage = new FolderStorage(folder.Path),
            Certificates = new Dictionary<string, CertificateSettings> { ["names"] = certificate },
            PersonNames = names,
        };
        app = await FunctionApp.StartAsync(settings, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<Random>(FixedRandom.None);
            builder.Logging.AddProvider(Logs).AddFilter<CollectedLogs>(null, LogLevel.Trace);
        });
        http.BaseAddress = new Uri(app.Urls.Single());
    }
}
