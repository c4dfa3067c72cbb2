using Postvogn.Functions.CustomHandler;
using Postvogn.Functions.Sending.Drops;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sweeping;

/// <summary>The function Sweep: a timer that finds whatever is open and stands still, and hints again (docs/adr/0002).</summary>
public sealed partial class SweepHandler(IBlobStore store, OpenLetters letters, OpenTransmissions transmissions, PostvognSettings settings, TimeProvider clock, ILogger<SweepHandler> log)
{
    /// <summary>Hints at every drop, receipt and received letter that waits too long, and at every open letter and transmission that
    /// stands still or is due.</summary>
    public async Task<TriggerResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = new TriggerResult();
        await HintBlobsAsync(Places.Drops, "drops", name => DropName.From(name) is not null, result, cancellationToken);
        await HintBlobsAsync(Places.Receipts, "receipts", _ => true, result, cancellationToken);
        await HintBlobsAsync(Places.Received, "received", _ => true, result, cancellationToken);
        var found = await letters.HintAsync(result, cancellationToken);
        await transmissions.HintAsync(result, cancellationToken);
        var hints = result.Outputs.Values.Sum(messages => messages.Count);
        Gauges.Open(found.Open, found.Oldest, found.Outstanding);
        var oldestMinutes = (int)found.Oldest.TotalMinutes;
        Swept(log, found.Open, oldestMinutes, hints);
        return result;
    }

    private async Task HintBlobsAsync(string container, string queue, Func<string, bool> concerns, TriggerResult result, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - settings.Timing.SweepAfter;
        await foreach (var entry in store.ListAsync(container, "", cancellationToken))
        {
            if (entry.LastModified <= before && concerns(entry.Path.Name)) result.Hint(queue, BlobEvent.HintFor(entry.Path));
        }
    }

    [LoggerMessage(EventId = 950, Level = LogLevel.Information, Message = "{Open} letters are open, the oldest for {OldestMinutes} minutes; {Hints} hints given again")]
    private static partial void Swept(ILogger log, int open, int oldestMinutes, int hints);
}
