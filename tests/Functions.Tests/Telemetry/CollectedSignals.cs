using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Telemetry;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>The real export as the exporter writes it for Application Insights, into a list instead of over the network. The sources are
/// the process's, so a test looks only at what is its own: its letters' traces.</summary>
internal sealed class CollectedSignals : IDisposable
{
    private readonly List<byte[]> lines = [];
    private readonly ServiceProvider services;

    public CollectedSignals(Func<Task>? send = null, TimeProvider? clock = null)
    {
        // The exporter keeps what delivers by connection string.
        var destination = ApplicationInsightsDestination.Create($"InstrumentationKey={new RandomIds().NewId()}", (_, items) =>
        {
            lock (lines) lines.AddRange(items);
        }) with { SendAsync = send };
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddExport(collection, [destination], "this"));
        services = collection.BuildServiceProvider();
        // Which the host does when it starts.
        services.GetRequiredService<TracerProvider>();
        services.GetRequiredService<MeterProvider>();
        Export = new TelemetryExport([destination], clock ?? TimeProvider.System);
    }

    public TelemetryExport Export { get; }

    public IReadOnlyList<SentItem> All
    {
        get
        {
            lock (lines) return [.. lines.Select(line => SentItem.Read(Encoding.UTF8.GetString(line)))];
        }
    }

    public ILogger<T> Log<T>() => services.GetRequiredService<ILogger<T>>();

    /// <summary>What belongs to a letter or a transmission, in the order in which it was reported.</summary>
    public IReadOnlyList<SentItem> Of(string type, Guid uuid) =>
        [.. All.Where(item => item.Type == type && item.OperationId == uuid.ToString("N"))];

    public IReadOnlyList<SentItem> Of(string type, ActivityTraceId trace) => Of(type, new Guid(trace.ToHexString()));

    public void Dispose()
    {
        Export.Dispose();
        services.Dispose();
    }
}
