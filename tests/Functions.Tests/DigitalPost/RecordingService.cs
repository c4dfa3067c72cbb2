using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>A real HTTPS server in Digital Post's place: lists nothing to whoever has a client certificate, and remembers with which
/// certificate and key, and on which connection, each request came. A test can hold the answers back.</summary>
internal sealed class RecordingService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> open = new();
    private readonly SemaphoreSlim arrived = new(0);

    private RecordingService(WebApplication app) => this.app = app;

    public Uri BaseAddress => new($"https://localhost:{new Uri(app.Urls.Single()).Port}");

    public ConcurrentQueue<SeenCall> Seen { get; } = new();

    /// <summary>The common names of the issuers that came in a handshake.</summary>
    public ConcurrentQueue<string[]> Chains { get; } = new();

    /// <summary>Decides when a request is answered.</summary>
    public Func<SeenCall, Task> Hold { get; set; } = _ => Task.CompletedTask;

    /// <summary>The status of the answer.</summary>
    public Func<SeenCall, int> Status { get; set; } = _ => 200;

    /// <summary>The answer, in JSON.</summary>
    public Func<SeenCall, string> Body { get; set; } = _ => """{"content":[],"number":0,"size":20,"totalElements":0,"totalPages":0}""";

    public static async Task<RecordingService> StartAsync()
    {
        RecordingService? service = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => service!.WatchAsync(connection, next));
            listen.UseHttps(https =>
            {
                https.ServerCertificate = TestIssuer.Shared.IssueServer("localhost");
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (_, chain, _) => service!.Meet(chain);
            });
        }));
        service = new RecordingService(builder.Build());
        service.app.Run(service.HandleAsync);
        await service.app.StartAsync();
        return service;
    }

    /// <summary>Waits until so many more requests have come.</summary>
    public async Task ArrivedAsync(int requests)
    {
        for (var i = 0; i < requests; i++) (await arrived.WaitAsync(Patience)).ShouldBeTrue("a request did not come");
    }

    /// <summary>The connections on which requests with this certificate came: the end of each.</summary>
    public IReadOnlyList<Task> ConnectionsWith(string thumbprint) =>
        [.. Seen.Where(call => call.Thumbprint == thumbprint).Select(call => call.Connection).Distinct().Select(id => open[id].Task)];

    public ValueTask DisposeAsync()
    {
        arrived.Dispose();
        return app.DisposeAsync();
    }

    private bool Meet(X509Chain? chain)
    {
        Chains.Enqueue([.. chain!.ChainPolicy.ExtraStore.Select(issuer => issuer.GetNameInfo(X509NameType.SimpleName, forIssuer: false))]);
        return true;
    }

    private async Task WatchAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var ended = open[connection.ConnectionId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await next(connection);
        }
        finally
        {
            ended.SetResult();
        }
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var call = new SeenCall(
            http.Connection.ClientCertificate!.Thumbprint,
            http.Request.Headers.Authorization.ToString(),
            http.Connection.Id,
            http.Request.Path + http.Request.QueryString.Value,
            await body.ReadToEndAsync());
        Seen.Enqueue(call);
        arrived.Release();
        await Hold(call);
        http.Response.StatusCode = Status(call);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Body(call));
    }
}

/// <summary>A request as it came.</summary>
internal sealed record SeenCall(string Thumbprint, string Authorization, string Connection, string Target, string Body);
