using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Telemetry;

/// <summary>Listens to the signals of this process and sends them to where the settings say. It never fails, and never holds the work up
/// for longer than <see cref="LongestWait"/>.</summary>
internal sealed class TelemetryExport : IDisposable
{
    /// <summary>How long an invocation waits at most for telemetry to be sent.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>How often telemetry is sent while no invocation ends: a long one is seen before its end.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>How long nobody waits after somebody waited in vain; telemetry is sent meanwhile, if it can be.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<TelemetryDestination> destinations;
    private readonly TimeProvider clock;
    private readonly SharedRuns runs;
    private readonly TracerProvider? tracer;
    private readonly MeterProvider? meter;
    private readonly ITimer? timer;
    private long impatientUntil;

    internal TelemetryExport(IReadOnlyList<TelemetryDestination> destinations, TelemetrySettings settings, TimeProvider clock)
    {
        (this.destinations, this.clock, runs) = (destinations, clock, new SharedRuns(SendAsync));
        Resource = ResourceBuilder.CreateEmpty().AddService(
            Signals.Name.ToLowerInvariant(), serviceVersion: Version, serviceInstanceId: settings.Instance);
        if (!IsOn) return;
        tracer = Tracer();
        meter = Meter();
        timer = clock.CreateTimer(_ => _ = runs.RunAsync(), null, Interval, Interval);
    }

    /// <summary>The version of this app.</summary>
    public static string Version { get; } = typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3);

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn => destinations.Count > 0;

    /// <summary>What takes the log records.</summary>
    internal IEnumerable<BaseProcessor<LogRecord>> Records => destinations.Select(destination => destination.Records);

    /// <summary>Who sends: this app, its version and its instance.</summary>
    internal ResourceBuilder Resource { get; }

    /// <summary>Sends what has been reported so far. Calls that come together share one run.</summary>
    public async Task FlushAsync()
    {
        if (!IsOn) return;
        var run = runs.RunAsync();
        if (clock.GetUtcNow().Ticks < Volatile.Read(ref impatientUntil)) return;
        try
        {
            await run.WaitAsync(LongestWait, clock);
        }
        catch (TimeoutException)
        {
            // It goes on in the background.
            Volatile.Write(ref impatientUntil, (clock.GetUtcNow() + Impatience).Ticks);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer?.Dispose();
        tracer?.Dispose();
        meter?.Dispose();
    }

    private TracerProvider Tracer()
    {
        var builder =
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource).SetSampler(new AlwaysOnSampler()).AddSource(Signals.Name);
        foreach (var destination in destinations) builder.AddProcessor(destination.Spans);
        return builder.Build();
    }

    private MeterProvider Meter()
    {
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource).AddMeter(Signals.Name);
        foreach (var destination in destinations) builder.AddReader(destination.Metrics);
        return builder.Build();
    }

    /// <summary>First whatever only collects or blocks, on a thread of its own; then what sends over the network.</summary>
    private async Task SendAsync()
    {
        await Task.Run(Collect);
        foreach (var destination in destinations)
        {
            if (destination.SendAsync is { } send) await send();
        }
    }

    private void Collect()
    {
        var limit = (int)LongestWait.TotalMilliseconds;
        foreach (var destination in destinations)
        {
            destination.Metrics.Collect(limit);
            destination.Spans.ForceFlush(limit);
            destination.Records.ForceFlush(limit);
        }
    }
}
