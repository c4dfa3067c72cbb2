using System.Globalization;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>Letters that wait at Digital Post are Completed on their day, unless somebody has taken them back there. Those of another day
/// cost a place in a listing.</summary>
internal sealed class DueLetters(IBlobStore store, LetterRecords letters, TakenBackLetters takenBack, StepTrail trail, TimeProvider clock)
{
    // After its day has begun: the event log follows late.
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // Retention counts from the last change, and is 30 days at least (infra-bicep/types/operation.bicep); a day may lie a year ahead.
    public static readonly TimeSpan RenewAfter = TimeSpan.FromDays(20);

    public const string TakenBack = "It was taken back in Digital Post itself, as its event log says.";

    private const int AtOnce = 16;

    // A run, well below host.json's functionTimeout; what is left is the next one's.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // For Sweep: an app that runs leaves none of an earlier day.
    public async Task CompleteRecentAsync(CancellationToken cancellationToken)
    {
        var (end, latest) = (clock.GetUtcNow() + Longest, LatestDay());
        var run = new TakenBackRun(takenBack, latest);
        foreach (var day in new[] { latest, latest.AddDays(-1) })
        {
            await ForEachAsync(
                Places.DueOn(day), _ => true, marker => CompleteAsync(marker, run, cancellationToken), end, cancellationToken);
        }
    }

    // For ChaseReceipts: also what came due while the app stood still; and what waits for long stays where it is.
    public async Task CompleteAllAsync(CancellationToken cancellationToken)
    {
        var (now, latest) = (clock.GetUtcNow(), LatestDay());
        var run = new TakenBackRun(takenBack, latest);
        await ForEachAsync(
            Places.DuePrefix,
            marker => DayOf(marker) is { } day && (day <= latest || marker.LastModified <= now - RenewAfter),
            marker => DayOf(marker) <= latest ? CompleteAsync(marker, run, cancellationToken) : RenewAsync(marker, cancellationToken),
            now + Longest,
            cancellationToken);
    }

    private DateOnly LatestDay() => DanishDay.At(clock.GetUtcNow() - Patience);

    private async Task ForEachAsync(
        string prefix, Predicate<BlobEntry> concerns, Func<BlobEntry, Task> act, DateTimeOffset end, CancellationToken cancellationToken)
    {
        await foreach (var some in store.ListAsync(Places.Open, prefix, cancellationToken).Where(marker => concerns(marker))
            .Chunk(AtOnce * 4).WithCancellation(cancellationToken))
        {
            if (clock.GetUtcNow() >= end) return;
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(some, options, async (marker, _) => await act(marker));
        }
    }

    // A process that was ended left the marker of one that waits no more, and may not have told of it.
    private async Task CompleteAsync(BlobEntry marker, TakenBackRun run, CancellationToken cancellationToken)
    {
        if (MessageUuidOf(marker) is not { } messageUuid) return;
        if (await letters.FindAsync(messageUuid, cancellationToken) is { } stored)
        {
            if (stored.Value is { Status: LetterStatus.Waiting, Outcome: { } waiting })
            {
                if (await run.FateOfAsync(stored.Value, DayOf(marker), cancellationToken) is not { } fate) return;
                await letters.SettleAsync(stored, OutcomeOf(waiting, fate), cancellationToken);
            }
            else
            {
                await letters.CloseAsync(stored.Value, cancellationToken);
            }
        }

        await store.DeleteAsync(marker.Path, BlobCondition.IfMatch(marker.ETag), cancellationToken);
    }

    private Outcome OutcomeOf(Outcome waiting, DueFate fate) => waiting with
    {
        State = fate == DueFate.TakenBack ? LetterStatus.Recalled : LetterStatus.Completed,
        At = clock.GetUtcNow(),
        History = null,
        Note = fate switch
        {
            DueFate.TakenBack => TakenBack,
            DueFate.NotAsked => "Digital Post's event log could not be asked whether it was taken back there meanwhile.",
            _ => null,
        },
    };

    // The marker last: until then it is done again.
    private async Task RenewAsync(BlobEntry marker, CancellationToken cancellationToken)
    {
        if (MessageUuidOf(marker) is not { } messageUuid
            || await letters.FindAsync(messageUuid, cancellationToken) is not { Value.Status: LetterStatus.Waiting } stored
            || await letters.TryMoveAsync(stored, stored.Value, cancellationToken) is null) return;
        await store.MarkAsync(marker.Path, cancellationToken);
        trail.Reached(Step.MarkDue, messageUuid);
    }

    private static Guid? MessageUuidOf(BlobEntry marker) =>
        Guid.TryParse(marker.Path.Name[(marker.Path.Name.LastIndexOf('/') + 1)..], out var messageUuid) ? messageUuid : null;

    private static DateOnly? DayOf(BlobEntry marker)
    {
        var parts = marker.Path.Name[Places.DuePrefix.Length..].Split('/');
        return parts.Length == 2 && DateOnly.TryParseExact(
            parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
