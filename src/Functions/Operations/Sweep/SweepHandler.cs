using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Operations;

/// <summary>Hints at whatever is open and stands still (docs/adr/0002). It looks at blobs alone: what lies in queues may be lost, poisoned
/// or hidden for ten minutes.</summary>
internal sealed partial class SweepHandler(
    IBlobStore store, DropWalk walk, OpenMarkers marked, OpenPrints printed, DueLetters due, IHints hints, PostvognSettings settings,
    TimeProvider clock, ILogger<SweepHandler> log)
{
    // A queue that holds more is being worked on: more hints would only make it longer.
    private const int Backlog = 1_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (drops, overdue) = await walk.GoOnAsync(
            next => HintBlobsAsync(next, HintQueues.Drops, drop => DropName.From(drop.Name) is not null, cancellationToken),
            cancellationToken);
        await HintBlobsAsync(All(Places.Receipts), HintQueues.Receipts, receipt => receipt.IsOurs, cancellationToken);
        await HintBlobsAsync(All(Places.Received), HintQueues.Received, letter => letter.IsOurs, cancellationToken);
        var (open, oldest, outstanding) = await marked.HintLettersAsync(cancellationToken);
        await marked.HintTransmissionsAsync(cancellationToken);
        await marked.ForgetTriesAsync(cancellationToken);
        var (recalls, _) = await HintBlobsAsync(All(Places.Recalls), HintQueues.Requests, _ => true, cancellationToken);
        Gauges.Recalls(recalls);
        await printed.HintAsync(cancellationToken);
        await due.CompleteRecentAsync(cancellationToken);
        Gauges.Open(open, oldest, outstanding);
        Gauges.Drops(drops, overdue);
        var poisoned = await CountPoisonAsync(cancellationToken);
        Swept(log, open, (int)oldest.TotalMinutes, drops, overdue, poisoned);

        IAsyncEnumerable<BlobEntry> All(string container) => store.ListAsync(container, "", cancellationToken);
    }

    // How many lie there, and how many have done so for too long, hinted at or not.
    private async Task<DropCount> HintBlobsAsync(
        IAsyncEnumerable<BlobEntry> blobs, string queue, Func<BlobPath, bool> concerns, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isBusy = await hints.CountAsync(queue, cancellationToken) > Backlog;
        var (all, overdue) = (0, 0);
        await foreach (var entry in blobs)
        {
            if (!concerns(entry.Path)) continue;
            all++;
            if (entry.LastModified <= now - settings.Timing.DropOverdueAfter) overdue++;
            if (!isBusy && entry.LastModified <= now - settings.Timing.SweepAfter)
                await hints.SendAsync(queue, BlobEvent.HintFor(entry.Path), cancellationToken);
        }

        return new DropCount(all, overdue);
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
        Message = "{Open} letters are open, the oldest for {OldestMinutes} minutes; {Drops} drops have no end yet, {Overdue} of them " +
            "overdue; {Poisoned} hints lie in poison queues")]
    private static partial void Swept(ILogger log, int open, int oldestMinutes, int drops, int overdue, int poisoned);
}
