using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Postvogn.Testing.KeyVault;

/// <summary>A real HTTPS server that speaks the part of Key Vault's REST API that reads secrets: the authentication challenge, then
/// <c>GET /secrets/{name}/{version}</c>, with the documented bodies. The client reaches it by the vault's own name, so that name, server
/// certificate and the challenge's resource are checked as in Azure.</summary>
public sealed class VaultServer : IAsyncDisposable
{
    public const string Tenant = "72f988bf-0000-4000-8000-2d7cd011db47";

    private static int servers;

    private readonly WebApplication app;
    private readonly string token;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = new(StringComparer.OrdinalIgnoreCase);
    private int version;
    private int challenges;
    private int reads;

    private VaultServer(WebApplication app, string token) => (this.app, this.token) = (app, token);

    /// <summary>The vault's name: each server its own, since the client remembers the challenge of a name for the whole process.</summary>
    public string Host { get; } = $"solbjerg-{Interlocked.Increment(ref servers)}.vault.azure.net";

    /// <summary>How the network fails; null when it does not.</summary>
    public SocketError? Fault { get; set; }

    /// <summary>What the challenge names as the resource.</summary>
    public string Resource { get; set; } = "https://vault.azure.net";

    public int Challenges => challenges;

    /// <summary>Requests with the token.</summary>
    public int Reads => reads;

    /// <summary>The port of the loopback address on which it listens.</summary>
    public int Port => new Uri(app.Urls.Single()).Port;

    /// <summary>Starts it.</summary>
    /// <param name="certificate">Its server certificate, for <c>*.vault.azure.net</c>.</param>
    /// <param name="token">The token that it accepts.</param>
    public static async Task<VaultServer> StartAsync(X509Certificate2 certificate, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var server = new VaultServer(builder.Build(), token);
        server.app.Run(server.HandleAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Stores a new version of a secret.</summary>
    /// <returns>The version.</returns>
    public string Store(string name, string value, string? contentType = "application/x-pkcs12")
    {
        var id = Interlocked.Increment(ref version).ToString("x32");
        answers[name] = http => WriteAsync(http, 200, new
        {
            value,
            contentType,
            id = $"https://{Host}/secrets/{name}/{id}",
            attributes = new
            {
                enabled = true,
                nbf = 1577836800,
                exp = 2366841600,
                created = 1577836800,
                updated = 1577836800,
                recoveryLevel = "Recoverable+Purgeable",
            },
        });
        return id;
    }

    /// <summary>Answers reads of a secret with an error from now on.</summary>
    public void Fail(string name, int status, string code, string message, string? inner = null) =>
        answers[name] = http => WriteAsync(http, status, new
        {
            error = inner is null ? (object)new { code, message } : new { code, message, innererror = new { code = inner } },
        });

    /// <summary>Answers reads of a secret in a way of the test's own.</summary>
    public void Answer(string name, Func<HttpContext, Task> answer) => answers[name] = answer;

    /// <summary>Answers reads of a secret with another one's value, when the gate opens.</summary>
    public void Delay(string name, Task gate, string other) => answers[name] = async http =>
    {
        await gate;
        await answers[other](http);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task WriteAsync(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization != $"Bearer {token}")
        {
            Interlocked.Increment(ref challenges);
            http.Response.Headers.WWWAuthenticate =
                $"Bearer authorization=\"https://login.microsoftonline.com/{Tenant}\", resource=\"{Resource}\"";
            await WriteAsync(
                http, 401, new { error = new { code = "Unauthorized", message = "AKV10000: Request is missing a Bearer or PoP token." } });
            return;
        }

        Interlocked.Increment(ref reads);
        var name = http.Request.Path.Value!.Split('/') is ["", "secrets", var found, ..] ? found : "";
        if (http.Request.Query["api-version"].Count == 0)
            await WriteAsync(http, 400, new { error = new { code = "BadParameter", message = "api-version must be specified" } });
        else if (answers.TryGetValue(name, out var answer))
            await answer(http);
        else
            await WriteAsync(http, 404, new
            {
                error = new { code = "SecretNotFound", message = $"A secret with (name/id) {name} was not found in this key vault." },
            });
    }
}
