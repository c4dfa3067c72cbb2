using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Operations;

/// <summary>Hints at whatever is open and stands still (docs/adr/0002). It looks at blobs alone: what lies in queues may be lost, poisoned
/// or hidden for ten minutes.</summary>
internal sealed partial class SweepHandler(
    IBlobStore store, OpenMarkers marked, IHints hints, PostvognSettings settings, TimeProvider clock,
    ILogger<SweepHandler> log)
{
    // A queue that holds more is being worked on: more hints would only make it longer.
    private const int Backlog = 1_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await HintBlobsAsync(Places.Drops, HintQueues.Drops, name => DropName.From(name) is not null, cancellationToken);
        await HintBlobsAsync(Places.Receipts, HintQueues.Receipts, _ => true, cancellationToken);
        await HintBlobsAsync(Places.Received, HintQueues.Received, _ => true, cancellationToken);
        var (open, oldest, outstanding) = await marked.HintLettersAsync(cancellationToken);
        await marked.HintTransmissionsAsync(cancellationToken);
        Gauges.Open(open, oldest, outstanding);
        var poisoned = await CountPoisonAsync(cancellationToken);
        Swept(log, open, (int)oldest.TotalMinutes, poisoned);
    }

    private async Task HintBlobsAsync(string container, string queue, Func<string, bool> concerns, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - settings.Timing.SweepAfter;
        if (await hints.CountAsync(queue, cancellationToken) > Backlog) return;
        await foreach (var entry in store.ListAsync(container, "", cancellationToken))
        {
            if (entry.LastModified <= before && concerns(entry.Path.Name))
                await hints.SendAsync(queue, BlobEvent.HintFor(entry.Path), cancellationToken);
        }
    }

    // A poisoned hint is a lost hint, never a lost letter: what it pointed at is found above.
    private async Task<int> CountPoisonAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        foreach (var queue in HintQueues.All)
        {
            var poisoned = await hints.CountAsync(HintQueues.PoisonOf(queue), cancellationToken) ?? 0;
            Gauges.Poison(queue, poisoned);
            all += poisoned;
        }

        return all;
    }

    [LoggerMessage(EventId = 950, Level = LogLevel.Information,
        Message = "{Open} letters are open, the oldest for {OldestMinutes} minutes; {Poisoned} hints lie in poison queues")]
    private static partial void Swept(ILogger log, int open, int oldestMinutes, int poisoned);
}
