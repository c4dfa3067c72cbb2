using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.ApplicationInsights;

/// <summary>Application Insights' ingestion on loopback (ApplicationInsights-Home, EndpointSpecs/ENDPOINT-PROTOCOL); with a bearer token or
/// without.</summary>
internal sealed class IngestionService : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ItemFile file;

    private IngestionService(WebApplication web, ItemFile file) => (this.web, this.file) = (web, file);

    /// <summary>Items of another are refused.</summary>
    public static Guid InstrumentationKey { get; } = Guid.Parse("6b8f1a52-0c3e-4d87-9a41-2f7e5c9d1b30");

    public string ConnectionString => $"InstrumentationKey={InstrumentationKey:D};IngestionEndpoint={web.Urls.First()}/";

    /// <summary>As in Azure: where it is, and to call nothing else.</summary>
    public void Offer(IDictionary<string, string> settings)
    {
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ConnectionString;
        settings["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true";
        settings["APPLICATIONINSIGHTS_SDKSTATS_DISABLED"] = "true";
        settings["OTEL_DOTNET_AZURE_MONITOR_ENABLE_RESOURCE_METRICS"] = "false";
    }

    public IngestionFault? Fault { get; set; }

    public int ItemCount => file.Count;

    /// <summary>Fails once the file takes no more.</summary>
    public Task Broken => file.Broken;

    public int RequestCount { get; private set; }

    public string? LastAuthorization { get; private set; }

    /// <summary>The file of items (NDJSON) is made anew.</summary>
    public static async Task<IngestionService> StartAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = CallerLifetime.NewServer();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(clock);
        var service = new IngestionService(builder.Build(), new ItemFile(path));
        service.web.UseRouting();
        service.web.MapPost("/v2.1/track", service.TrackAsync);
        await service.web.StartAsync(cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        file.Dispose();
    }

    private async Task TrackAsync(HttpContext http)
    {
        RequestCount++;
        LastAuthorization = http.Request.Headers.Authorization;
        var answer = await JudgeAsync(http, await TrackBody.ReadAsync(http.Request, http.RequestAborted));
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
