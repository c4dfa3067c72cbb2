using System.Collections.Concurrent;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Sending;

/// <summary>How many of the drops that a process works on at once may be one source's: half, so that others' pass whatever it
/// drops.</summary>
internal sealed class SourceShares(PostvognSettings settings, TimeProvider clock)
{
    /// <summary>Half of what host.json lets an instance take from a queue at once: batchSize and newBatchThreshold.</summary>
    public const int Share = 6;

    // A letter takes a moment: waiting for it costs less than the queue does. What takes longer goes back and leaves its slot to others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> shares = new(StringComparer.Ordinal);

    /// <summary>For how long a hint goes back.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Null: the source has its share in work.</summary>
    public async Task<IDisposable?> TakeAsync(string source, CancellationToken cancellationToken)
    {
        // Those that nobody has configured are one.
        var share = shares.GetOrAdd(settings.Sources.ContainsKey(source) ? source : "", _ => new SemaphoreSlim(Share, Share));
        if (share.Wait(TimeSpan.Zero, CancellationToken.None)) return new Taken(share);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await share.WaitAsync(either.Token);
            return new Taken(share);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed class Taken(SemaphoreSlim share) : IDisposable
    {
        public void Dispose() => share.Release();
    }
}
