using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A real HTTPS server in Datafordeleren's place: gives tokens to one certificate and client id, and answers the query of a
/// caller who shows certificate and token. As the service does, it refuses a query without protection.</summary>
internal sealed class DatafordelerStandIn : IAsyncDisposable
{
    public const string ClientId = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11";

    private readonly WebApplication app;
    private readonly string thumbprint;
    private readonly ConcurrentDictionary<string, bool> tokens = new();
    private readonly SemaphoreSlim arrived = new(0);
    private int tokensGiven;

    private DatafordelerStandIn(WebApplication app, string thumbprint) => (this.app, this.thumbprint) = (app, thumbprint);

    public Uri Address => new(Base, "/CPR/custom/PublicSector/v1");

    public Uri TokenAddress => new(Base, "/token");

    /// <summary>What it answers to the query, by number; nothing for a number that is not there.</summary>
    public ConcurrentDictionary<string, JsonArray> Nodes { get; } = new();

    /// <summary>The addresses that were called, with their query strings.</summary>
    public ConcurrentQueue<string> Targets { get; } = new();

    public int TokensGiven => tokensGiven;

    public int TokenLife { get; set; } = 3600;

    /// <summary>Answers in place of the query; false when it does not.</summary>
    public Func<HttpContext, Task<bool>> AtQuery { get; set; } = _ => Task.FromResult(false);

    /// <summary>Answers in place of the sign-in; false when it does not.</summary>
    public Func<HttpContext, Task<bool>> AtSignIn { get; set; } = _ => Task.FromResult(false);

    private Uri Base => new($"https://localhost:{new Uri(app.Urls.Single()).Port}");

    public static async Task<DatafordelerStandIn> StartAsync(string thumbprint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = TestIssuer.Shared.IssueServer("localhost");
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (_, _, _) => true;
            });
        }));
        var service = new DatafordelerStandIn(builder.Build(), thumbprint);
        service.app.MapPost("/token", service.SignInAsync);
        service.app.MapPost("/CPR/custom/PublicSector/v1", service.QueryAsync);
        await service.app.StartAsync();
        return service;
    }

    /// <summary>Takes no token any more that it has given.</summary>
    public void WithdrawTokens() => tokens.Clear();

    /// <summary>Waits until a query has come.</summary>
    public async Task ArrivedAsync() => (await arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("no query came");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        arrived.Dispose();
    }

    private async Task SignInAsync(HttpContext http)
    {
        Targets.Enqueue(http.Request.Path + http.Request.QueryString.Value);
        if (await AtSignIn(http)) return;
        var form = await http.Request.ReadFormAsync();
        if (http.Connection.ClientCertificate!.Thumbprint != thumbprint || form["grant_type"] != "client_credentials"
            || form["client_id"] != ClientId)
        {
            http.Response.StatusCode = 401;
            return;
        }

        var token = $"token-{Interlocked.Increment(ref tokensGiven)}";
        tokens[token] = true;
        await http.Response.WriteAsync(
            new JsonObject { ["access_token"] = token, ["expires_in"] = TokenLife, ["token_type"] = "Bearer" }.ToJsonString());
    }

    private async Task QueryAsync(HttpContext http)
    {
        Targets.Enqueue(http.Request.Path + http.Request.QueryString.Value);
        arrived.Release();
        if (await AtQuery(http)) return;
        if (http.Connection.ClientCertificate!.Thumbprint != thumbprint
            || !tokens.ContainsKey(http.Request.Headers.Authorization.ToString()["Bearer ".Length..]))
        {
            http.Response.StatusCode = 401;
            return;
        }

        var question = (await JsonNode.ParseAsync(http.Request.Body))!;
        http.Request.ContentType.ShouldBe("application/json");
        if (((string)question["query"]!).Contains("beskyttelser", StringComparison.Ordinal))
            await http.Response.WriteAsync(Answer((string)question["variables"]!["cpr"]!.AsArray().Single()!));
        else http.Response.StatusCode = 400;
    }

    private string Answer(string cpr) =>
        new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["CPRCustom_PublicSectorPerson"] = new JsonObject
                {
                    ["nodes"] = Nodes.GetValueOrDefault(cpr)?.DeepClone() ?? new JsonArray(),
                },
            },
        }.ToJsonString();
}
