using System.Buffers.Text;
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

/// <summary>A real HTTPS server that speaks the part of Key Vault's REST API that reads certificates and secrets: the authentication
/// challenge, then <c>GET /certificates/{name}/</c> and <c>GET /secrets/{name}/{version}</c>, with the documented bodies. The client
/// reaches it by the vault's own name, so that name, server certificate and the challenge's resource are checked as in Azure.</summary>
public sealed class VaultServer : IAsyncDisposable
{
    public const string Tenant = "72f988bf-0000-4000-8000-2d7cd011db47";

    private const string Certificates = "certificates";
    private const string Secrets = "secrets";
    private const string Pkcs12 = "application/x-pkcs12";

    private static int servers;

    private readonly WebApplication app;
    private readonly string token;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, object> versions = new(StringComparer.OrdinalIgnoreCase);
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
    public string Store(string name, string value, string? contentType = Pkcs12)
    {
        var id = Interlocked.Increment(ref version).ToString("x32");
        Put(Secrets, name, id, new
        {
            value,
            contentType,
            id = Id(Secrets, name, id),
            attributes = Attributes(DateTimeOffset.UnixEpoch, new(2045, 1, 1, 0, 0, 0, TimeSpan.Zero), enabled: true),
        });
        return id;
    }

    /// <summary>Imports a new version of a certificate: beside it stands the secret of the same name and version.</summary>
    /// <param name="name">The certificate's name.</param>
    /// <param name="certificate">What the vault tells of it.</param>
    /// <param name="value">The secret: the certificate with its private key and what was imported beside it.</param>
    /// <param name="contentType">The secret's content type.</param>
    /// <param name="enabled">Whether the version may be used.</param>
    /// <returns>The version.</returns>
    public string Import(string name, X509Certificate2 certificate, string value, string? contentType = Pkcs12, bool enabled = true)
    {
        var id = Store(name, value, contentType);
        Put(Certificates, name, id, new
        {
            id = Id(Certificates, name, id),
            kid = Id("keys", name, id),
            sid = Id(Secrets, name, id),
            x5t = Base64Url.EncodeToString(certificate.GetCertHash()),
            cer = Convert.ToBase64String(certificate.RawData),
            attributes = Attributes(new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter), enabled),
            policy = new
            {
                id = $"https://{Host}/certificates/{name}/policy",
                key_props = new { exportable = true, kty = "EC", key_size = 256, reuse_key = false, crv = "P-256" },
                secret_props = new { contentType = contentType ?? Pkcs12 },
                x509_props = new { subject = certificate.Subject, ekus = Array.Empty<string>(), validity_months = 36 },
                issuer = new { name = "Unknown" },
                attributes = new { enabled = true, created = 1577836800, updated = 1577836800 },
            },
        });
        return id;
    }

    /// <summary>Answers reads of a certificate or secret with an error from now on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="status">The status.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="inner">The code within.</param>
    /// <param name="keyOnly">Whether what it tells of a certificate can be read all the same.</param>
    public void Fail(string name, int status, string code, string message, string? inner = null, bool keyOnly = false)
    {
        var error = inner is null ? (object)new { code, message } : new { code, message, innererror = new { code = inner } };
        Task AnswerAsync(HttpContext http) => WriteAsync(http, status, new { error });
        if (keyOnly) answers[$"{Secrets}/{name}"] = AnswerAsync;
        else Answer(name, AnswerAsync);
    }

    /// <summary>Answers reads of a certificate or secret in a way of the test's own.</summary>
    public void Answer(string name, Func<HttpContext, Task> answer) =>
        answers[$"{Certificates}/{name}"] = answers[$"{Secrets}/{name}"] = answer;

    /// <summary>Answers reads of a certificate with another one, when the gate opens.</summary>
    public void Delay(string name, Task gate, string other) => answers[$"{Certificates}/{name}"] = async http =>
    {
        await gate;
        await answers[$"{Certificates}/{other}"](http);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task WriteAsync(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    private static object Attributes(DateTimeOffset from, DateTimeOffset to, bool enabled) => new
    {
        enabled,
        nbf = from.ToUnixTimeSeconds(),
        exp = to.ToUnixTimeSeconds(),
        created = 1577836800,
        updated = 1577836800,
        recoveryLevel = "Recoverable+Purgeable",
        recoverableDays = 90,
    };

    private string Id(string kind, string name, string id) => $"https://{Host}/{kind}/{name}/{id}";

    /// <summary>The newest version is what is read without one; the older can be read by theirs.</summary>
    private void Put(string kind, string name, string id, object body)
    {
        versions[$"{kind}/{name}/{id}"] = body;
        answers[$"{kind}/{name}"] = http => WriteAsync(http, 200, versions.GetValueOrDefault(http.Request.Path.Value!.Trim('/'), body));
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
        var path = http.Request.Path.Value!.Split('/') is ["", var kind, var found, ..] ? $"{kind}/{found}" : "";
        if (http.Request.Query["api-version"].Count == 0)
            await WriteAsync(http, 400, new { error = new { code = "BadParameter", message = "api-version must be specified" } });
        else if (answers.TryGetValue(path, out var answer))
            await answer(http);
        else
            await WriteAsync(http, 404, new
            {
                error = new
                {
                    code = path.StartsWith(Certificates, StringComparison.Ordinal) ? "CertificateNotFound" : "SecretNotFound",
                    message = $"{path} was not found in this key vault.",
                },
            });
    }
}
