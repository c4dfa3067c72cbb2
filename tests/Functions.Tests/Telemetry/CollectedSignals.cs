using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.ApplicationInsights;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.Extensibility;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>The real export, mapped for Application Insights, into a list instead of over the network. The sources are the process's, so a
/// test looks only at what is its own: its letters' traces.</summary>
internal sealed class CollectedSignals : ITelemetryChannel
{
    private readonly ConcurrentQueue<ITelemetry> items = new();
    private readonly TelemetryExport export;
    private readonly ILoggerFactory logs;

    public CollectedSignals(Func<Task>? send = null, TimeProvider? clock = null)
    {
        var client = new TelemetryClient(
            new TelemetryConfiguration { TelemetryChannel = this, ConnectionString = $"InstrumentationKey={Guid.Empty}" });
        var metrics =
            new BaseExportingMetricReader(new MetricExporter(client)) { TemporalityPreference = MetricReaderTemporalityPreference.Delta };
        var destination = new TelemetryDestination(
            new SimpleActivityExportProcessor(new SpanExporter(client)),
            new SimpleLogRecordExportProcessor(new RecordExporter(client)),
            metrics,
            send);
        export = new TelemetryExport([destination], TelemetrySettings.None, clock ?? TimeProvider.System);
        logs = LoggerFactory.Create(logging => logging.AddExport(export));
    }

    public bool? DeveloperMode { get; set; }

    public string? EndpointAddress { get; set; }

    public TelemetryExport Export => export;

    public ILogger<T> Log<T>() => logs.CreateLogger<T>();

    /// <summary>What belongs to a letter or a transmission, in the order in which it was reported.</summary>
    public IReadOnlyList<T> Of<T>(Guid uuid) => [.. items.Where(item => item.Context.Operation.Id == uuid.ToString("N")).OfType<T>()];

    public IReadOnlyList<T> OfTrace<T>(ActivityTraceId trace) => Of<T>(new Guid(trace.ToHexString()));

    public IReadOnlyList<T> All<T>() => [.. items.OfType<T>()];

    public void Send(ITelemetry item) => items.Enqueue(item);

    public void Flush()
    {
    }

    public void Dispose()
    {
        logs.Dispose();
        export.Dispose();
    }
}
