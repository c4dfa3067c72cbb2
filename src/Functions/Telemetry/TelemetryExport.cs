namespace Postvogn.Functions.Telemetry;

/// <summary>Never fails, and never holds the work up for longer than <see cref="LongestWait"/>.</summary>
internal sealed class TelemetryExport : IDisposable
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // While no invocation ends: a long one is seen before its end.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // For so long nobody waits after somebody waited in vain; telemetry is sent meanwhile, if it can be.
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<TelemetryDestination> destinations;
    private readonly TimeProvider clock;
    private readonly SharedRuns runs;
    private readonly ITimer? timer;
    private long impatientUntil;

    public TelemetryExport(IReadOnlyList<TelemetryDestination> destinations, TimeProvider clock)
    {
        (this.destinations, this.clock, runs) = (destinations, clock, new SharedRuns(SendAsync));
        if (IsOn) timer = clock.CreateTimer(_ => _ = runs.RunAsync(), null, Interval, Interval);
    }

    public bool IsOn => destinations.Count > 0;

    // Calls that come together share one run. True: what there was has been handed on, or there is nobody to take it.
    public async Task<bool> FlushAsync()
    {
        if (!IsOn) return true;
        var run = runs.RunAsync();
        if (clock.GetUtcNow().Ticks < Volatile.Read(ref impatientUntil)) return false;
        try
        {
            await run.WaitAsync(LongestWait, clock);
            return true;
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            // It goes on in the background.
            Volatile.Write(ref impatientUntil, (clock.GetUtcNow() + Impatience).Ticks);
            return false;
        }
        catch (Exception)
        {
            // The work is done, whatever becomes of what is told of it.
            return false;
        }
    }

    public void Dispose() => timer?.Dispose();

    // First whatever only collects or blocks, on a thread of its own; then what sends over the network.
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
