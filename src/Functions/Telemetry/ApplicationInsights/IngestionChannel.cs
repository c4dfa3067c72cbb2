namespace Postvogn.Functions.Telemetry;

/// <summary>Keeps telemetry until it can be sent; when there is too much, the oldest goes.</summary>
internal sealed class IngestionChannel(IngestionClient client, IngestionHealth health, TimeProvider clock)
{
    // Some 10 MB, and never more than 20.
    private const int MostKept = 10_000;
    private const long MostBytes = 20_000_000;
    private const int MostInPost = 1_000;

    // After a failure: nobody shall wait for a service that does not answer.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly List<byte[]> kept = [];
    private Uri? endpoint;
    private DateTimeOffset pausedUntil;

    internal long KeptBytes => kept.Sum(item => (long)item.Length);

    // Each a line of JSON; the endpoint is always the same.
    public void Keep(Uri to, IReadOnlyList<byte[]> items)
    {
        lock (gate)
        {
            endpoint = to;
            kept.AddRange(items);
            Trim();
        }
    }

    // Unless there is a pause. One call at a time.
    public async Task SendKeptAsync()
    {
        while (clock.GetUtcNow() >= pausedUntil && Take() is { Count: > 0 } batch)
        {
            var answer = await client.PostAsync(endpoint!, batch);
            if (answer.Again.Count > 0) PutBack(answer);
            health.Saw(answer);
        }
    }

    private List<byte[]> Take()
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
        var bytes = KeptBytes;
        var lost = 0;
        while (kept.Count - lost > MostKept || bytes > MostBytes) bytes -= kept[lost++].Length;
        if (lost == 0) return;
        health.Lost(lost);
        kept.RemoveRange(0, lost);
    }
}
