using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>
/// A stand-in for the ingestion endpoint of Application Insights on the loopback address, by the published protocol
/// (ApplicationInsights-Home, EndpointSpecs/ENDPOINT-PROTOCOL): <c>POST /v2/track</c>, and <c>/v2.1/track</c> with a bearer token. It keeps
/// every item as it came, a line each.
/// </summary>
internal sealed class IngestionService : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ItemFile file;

    private IngestionService(WebApplication web, ItemFile file) => (this.web, this.file) = (web, file);

    /// <summary>The instrumentation key that it takes items for; items of another are refused.</summary>
    public static Guid InstrumentationKey { get; } = Guid.Parse("6b8f1a52-0c3e-4d87-9a41-2f7e5c9d1b30");

    /// <summary>What an app is told: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>.</summary>
    public string ConnectionString => $"InstrumentationKey={InstrumentationKey:D};IngestionEndpoint={web.Urls.First()}/";

    /// <summary>What goes wrong with each request; null (the default) if nothing does.</summary>
    public IngestionFault? Fault { get; set; }

    /// <summary>How many items it has taken.</summary>
    public int ItemCount => file.Count;

    /// <summary>How many requests came, whatever became of them.</summary>
    public int RequestCount { get; private set; }

    /// <summary>How the last request said who it is; null if it did not.</summary>
    public string? LastAuthorization { get; private set; }

    /// <summary>Starts it on a port of the operating system's choice.</summary>
    /// <param name="path">The file that the items are written to (NDJSON); it is made anew.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IngestionService> StartAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, CallerLifetime>().AddSingleton(clock);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var service = new IngestionService(builder.Build(), new ItemFile(path));
        service.web.UseRouting();
        service.web.MapPost("/v2/track", http => service.TrackAsync(http, needsToken: false));
        service.web.MapPost("/v2.1/track", http => service.TrackAsync(http, needsToken: true));
        await service.web.StartAsync(cancellationToken);
        return service;
    }

    /// <summary>Stops it; the file stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        file.Dispose();
    }

    private async Task TrackAsync(HttpContext http, bool needsToken)
    {
        RequestCount++;
        LastAuthorization = http.Request.Headers.Authorization;
        var body = await TrackBody.ReadAsync(http.Request, http.RequestAborted);
        var answer = needsToken && !http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)
            ? new TrackAnswer(StatusCodes.Status401Unauthorized, body.Count, 0, [])
            : await JudgeAsync(http, body);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    private async Task<TrackAnswer> JudgeAsync(HttpContext http, IReadOnlyList<TrackItem> body)
    {
        var fault = Fault;
        if (fault is { Hangs: true })
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);
        if (fault?.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
        if (fault?.Status is { } status) return new TrackAnswer(status, body.Count, 0, []);
        var errors = body.Select((item, index) => item.ErrorAt(index, fault)).OfType<TrackError>().ToList();
        var refused = errors.Select(error => error.Index).ToHashSet();
        file.Write(body.Where((_, index) => !refused.Contains(index)).Select(item => item.Json));
        return TrackAnswer.For(body.Count, errors);
    }
}
