using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The address of a subscription: a real HTTPS server that takes what Digital Post posts and keeps it.</summary>
internal sealed class ChangeListener : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChangeListener(SandboxAuthority authority)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = authority.IssueServer("localhost");
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            })));
        app = builder.Build();
        app.Run(TakeAsync);
    }

    /// <summary>The bodies, in order.</summary>
    public ConcurrentQueue<byte[]> Taken { get; } = new();

    public string Address => $"https://localhost:{new Uri(app.Urls.First()).Port}/changes";

    public static async Task<ChangeListener> StartAsync(SandboxAuthority authority)
    {
        var listener = new ChangeListener(authority);
        await listener.app.StartAsync();
        return listener;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Taken.Enqueue(body.ToArray());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
