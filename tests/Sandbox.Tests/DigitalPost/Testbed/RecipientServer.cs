using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>A system that Digital Post calls: a real HTTPS server that keeps what it got, and answers as the test says.</summary>
internal sealed class RecipientServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RecipientServer(SandboxAuthority authority)
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
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<Pushed> Got { get; } = new();

    /// <summary>What is answered next; may wait or abort.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => Status(context, 202);

    public Uri Address => new($"https://localhost:{new Uri(app.Urls.First()).Port}/");

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public static async Task<RecipientServer> StartAsync(SandboxAuthority authority)
    {
        var server = new RecipientServer(authority);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = context.Request;
        var target = request.Path + request.QueryString;
        var certificate = context.Connection.ClientCertificate;
        Got.Enqueue(new Pushed(target, request.ContentType, request.ContentLength, certificate, body.ToArray()));
        await Answer(context);
    }
}

/// <summary>One request as it came.</summary>
internal sealed record Pushed(string Target, string? ContentType, long? ContentLength, X509Certificate2? Certificate, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
