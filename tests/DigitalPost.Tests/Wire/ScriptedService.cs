using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A real HTTPS server that wants a client certificate, remembers what came, and answers as the test says.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<SeenRequest> seen = new();

    private ScriptedService(WebApplication app) => this.app = app;

    public Uri BaseAddress => new(app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    /// <summary>Starts it with an answer for every request, given after the whole request was read.</summary>
    public static Task<ScriptedService> AnsweringAsync(Func<HttpContext, Task> answer, X509Certificate2? certificate = null) =>
        StartAsync(
            async (service, context) =>
            {
                service.seen.Enqueue(await SeenRequest.OfAsync(context));
                await answer(context);
            },
            certificate);

    /// <summary>Starts it with a handler that reads the request itself, or does not.</summary>
    public static Task<ScriptedService> HandlingAsync(Func<HttpContext, Task> handle) => StartAsync((_, context) => handle(context), null);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<ScriptedService> StartAsync(Func<ScriptedService, HttpContext, Task> handle, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate ?? TestAuthority.Trusted.Server;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (presented, sent, _) => IsIssuedByTrusted(presented, sent);
            }));
        });
        var service = new ScriptedService(builder.Build());
        service.app.Run(context => handle(service, context));
        await service.app.StartAsync();
        return service;
    }

    private static bool IsIssuedByTrusted(X509Certificate2 presented, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(TestAuthority.Trusted.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(presented);
    }
}
