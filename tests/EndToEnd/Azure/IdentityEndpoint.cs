using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Postvogn.EndToEnd.Azure;

/// <summary>
/// The endpoint that App Service and Functions give an app with a managed identity: <c>GET {IDENTITY_ENDPOINT}?api-version=2019-08-01
/// &amp;resource=…&amp;client_id=…</c> with the header X-IDENTITY-HEADER.
/// </summary>
internal sealed class IdentityEndpoint : IAsyncDisposable
{
    public const string Token = "token-of-the-managed-identity";
    private const string Secret = "header-of-the-platform";
    private readonly WebApplication app;

    private IdentityEndpoint(WebApplication app) => this.app = app;

    /// <summary>For which resource, and as which identity, a token was asked for.</summary>
    public ConcurrentQueue<(string Resource, string ClientId)> Asked { get; } = new();

    public static async Task<IdentityEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var endpoint = new IdentityEndpoint(builder.Build());
        endpoint.app.MapGet("/msi/token", endpoint.Answer);
        await endpoint.app.StartAsync();
        return endpoint;
    }

    /// <summary>Tells an app where it is, as the platform does.</summary>
    public void Offer(IDictionary<string, string> settings)
    {
        settings["IDENTITY_ENDPOINT"] = $"{app.Urls.Single()}/msi/token";
        settings["IDENTITY_HEADER"] = Secret;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Secret || request.Query["api-version"] != "2019-08-01") return Results.BadRequest();
        var (resource, clientId) = (request.Query["resource"].ToString(), request.Query["client_id"].ToString());
        Asked.Enqueue((resource, clientId));
        var expires = TimeProvider.System.GetUtcNow().AddHours(12).ToUnixTimeSeconds();
        return Results.Text($$"""
            {"access_token":"{{Token}}","expires_on":"{{expires}}","resource":"{{resource}}","token_type":"Bearer",
            "client_id":"{{clientId}}"}
            """, "application/json");
    }
}
