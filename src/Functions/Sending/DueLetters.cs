using System.Globalization;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Letters that wait at Digital Post are Completed on their day. Those of another day cost nothing, or a place in a
/// listing.</summary>
internal sealed class DueLetters(IBlobStore store, LetterRecords letters, TimeProvider clock)
{
    private const int AtOnce = 16;

    // A run, well below host.json's functionTimeout; what is left is the next one's.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // For Sweep: an app that runs leaves none of an earlier day.
    public async Task CompleteRecentAsync(CancellationToken cancellationToken)
    {
        var today = DanishDay.At(clock.GetUtcNow());
        await CompleteAsync(Places.DueOn(today), cancellationToken);
        await CompleteAsync(Places.DueOn(today.AddDays(-1)), cancellationToken);
    }

    // For ChaseReceipts: also what came due while the app stood still.
    public Task CompleteAllAsync(CancellationToken cancellationToken) => CompleteAsync(Places.DuePrefix, cancellationToken);

    private async Task CompleteAsync(string prefix, CancellationToken cancellationToken)
    {
        var (end, today) = (clock.GetUtcNow() + Longest, DanishDay.At(clock.GetUtcNow()));
        await foreach (var some in store.ListAsync(Places.Open, prefix, cancellationToken).Where(marker => DayOf(marker) <= today)
            .Chunk(AtOnce * 4).WithCancellation(cancellationToken))
        {
            if (clock.GetUtcNow() >= end) return;
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(some, options, async (marker, cancel) => await CompleteAsync(marker, cancel));
        }
    }

    // A process that was ended left the marker of one that waits no more, and may not have told of it.
    private async Task CompleteAsync(BlobEntry marker, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(marker.Path.Name[(marker.Path.Name.LastIndexOf('/') + 1)..], out var messageUuid)) return;
        if (await letters.FindAsync(messageUuid, cancellationToken) is { } stored)
        {
            if (stored.Value.Status == LetterStatus.Waiting) await letters.CompleteDueAsync(stored, cancellationToken);
            else await letters.CloseAsync(stored.Value, cancellationToken);
        }

        await store.DeleteAsync(marker.Path, BlobCondition.IfMatch(marker.ETag), cancellationToken);
    }

    private static DateOnly? DayOf(BlobEntry marker)
    {
        var parts = marker.Path.Name[Places.DuePrefix.Length..].Split('/');
        return parts.Length == 2 && DateOnly.TryParseExact(
            parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
