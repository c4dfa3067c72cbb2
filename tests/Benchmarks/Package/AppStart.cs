using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.StorageQueues;

namespace Postvogn.Benchmarks.Package;

/// <summary>Starts the worker as the Functions host does, over its protocol, and measures: until the host has its functions, until
/// <c>GET /api/health</c> is answered; then lets it rest.</summary>
internal sealed class AppStart(AppConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Equals(configuration.Certificate) == true },
    });

    public async Task<StartFigures> MeasureAsync(string folder)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var queues = await QueueService.StartAsync(TimeProvider.System, NullLoggerFactory.Instance, patience.Token);
        await using var host = await FunctionsHost.StartAsync(Options(folder, queues), patience.Token);
        using var app = Process.GetProcessById(host.ProcessId!.Value);
        var ready = SinceStartOf(app);
        using var health = await client.GetAsync(new Uri(host.BaseAddress, "api/health"), patience.Token);
        var healthy = health.StatusCode == HttpStatusCode.OK
            ? SinceStartOf(app)
            : throw new InvalidOperationException("The app is not healthy.");
        var processor = app.TotalProcessorTime;
        await Task.Delay(Rest, TimeProvider.System, patience.Token);
        var (resident, proportional) = ProcessMemory.Of(app.Id);
        return new StartFigures(ready, healthy, processor, resident, proportional);
    }

    public void Dispose() => client.Dispose();

    private FunctionsHostOptions Options(string folder, QueueService queues) => new()
    {
        AppRoot = folder,
        AppSettings = configuration.Settings(queues.ConnectionString),
        ListBlobs = (_, _) => Task.FromResult<IReadOnlyList<Sandbox.Store.StoredBlob>>([]),
        ServerCertificate = configuration.Certificate,
    };

    // The kernel knows it to a hundredth of a second.
    private static TimeSpan SinceStartOf(Process app) =>
        TimeProvider.System.GetUtcNow() - new DateTimeOffset(app.StartTime);
}
