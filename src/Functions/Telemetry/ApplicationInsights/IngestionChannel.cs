using Microsoft.ApplicationInsights.Channel;

namespace Postvogn.Functions.Telemetry;

/// <summary>
/// Keeps telemetry until it is sent, and what could not be sent until it can be; when there is too much of it, the oldest goes.
/// </summary>
internal sealed class IngestionChannel(IngestionClient client, IngestionHealth health, TimeProvider clock) : ITelemetryChannel
{
    /// <summary>Some 10 MB.</summary>
    private const int MostKept = 10_000;
    private const int MostInPost = 1_000;

    /// <summary>How long nothing is sent after a failure: nobody shall wait for a service that does not answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly List<ITelemetry> kept = [];
    private DateTimeOffset pausedUntil;

    /// <inheritdoc/>
    public bool? DeveloperMode { get; set; }

    /// <inheritdoc/>
    public string? EndpointAddress { get; set; }

    /// <inheritdoc/>
    public void Send(ITelemetry item)
    {
        lock (gate)
        {
            kept.Add(item);
            Trim();
        }
    }

    /// <summary>Does nothing: who waits for telemetry to be sent waits for <see cref="SendKeptAsync"/>.</summary>
    public void Flush()
    {
    }

    /// <summary>Sends all that is kept, unless there is a pause. One call at a time.</summary>
    public async Task SendKeptAsync()
    {
        while (clock.GetUtcNow() >= pausedUntil && Take() is { Count: > 0 } batch)
        {
            var answer = await client.PostAsync(batch);
            if (answer.Again.Count > 0) PutBack(answer);
            health.Saw(answer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private List<ITelemetry> Take()
    {
        lock (gate)
        {
            var batch = kept[..Math.Min(kept.Count, MostInPost)];
            kept.RemoveRange(0, batch.Count);
            return batch;
        }
    }

    private void PutBack(IngestionAnswer answer)
    {
        var pause = answer.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : Pause;
        pausedUntil = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        lock (gate)
        {
            kept.InsertRange(0, answer.Again);
            Trim();
        }
    }

    private void Trim()
    {
        if (kept.Count <= MostKept) return;
        health.Lost(kept.Count - MostKept);
        kept.RemoveRange(0, kept.Count - MostKept);
    }
}
