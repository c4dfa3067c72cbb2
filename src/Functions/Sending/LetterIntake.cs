using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;

namespace Postvogn.Functions.Sending;

/// <summary>Steps 3 to 5 of AcceptDrop, of one letter (docs/adr/0047):
/// <list type="bullet">
/// <item>A small one that is new is claimed and accepted in one write, after its MeMo was stored where none was.</item>
/// <item>A larger one, one that cannot arrive or that more leads to, or one that somebody has begun before, is claimed, stored, and
/// accepted or ended, one after the other.</item>
/// </list></summary>
internal sealed class LetterIntake(IBlobStore store, LetterRecords letters, SentLinks links, StepTrail trail)
{
    /// <summary>In bytes: drops and MeMos up to this are read once and kept in memory while they are taken over.</summary>
    public const int LongestKept = 1 << 20;

    // For a transmission of its drop's own, if it has one. The letter as it stands now; null: its messageUUID is another letter's.
    public async Task<Letter?> AcceptAsync(
        Letter letter, JudgedLetter judged, Stream memo, DropTransmission? own, CancellationToken cancellationToken)
    {
        var isPlain = judged is { CannotArrive: null, Facts: { MessageId: null, ReplyTo: not [_, ..] } };
        if (!isPlain || letter.Length > LongestKept) return await AcceptInTurnAsync(letter, judged, memo, own, cancellationToken);
        using var kept = new MemoryStream((int)letter.Length);
        await memo.CopyToAsync(kept, cancellationToken);
        kept.Position = 0;
        if (await TryAcceptNewAsync(letter, kept, own, cancellationToken) is { } accepted) return accepted;
        kept.Position = 0;
        return await AcceptInTurnAsync(letter, judged, kept, own, cancellationToken);
    }

    // 3. to 5. where nobody has ever had the messageUUID: no letter of it is open, no MeMo and no state of it lies there, each by the
    // condition of its own write. Null: somebody has, and what was written here is what any earlier try leaves.
    private async Task<Letter?> TryAcceptNewAsync(
        Letter letter, Stream memo, DropTransmission? own, CancellationToken cancellationToken)
    {
        if (!await letters.TryMarkOpenAsync(letter.MessageUuid, cancellationToken)) return null;
        using var span = LetterTrace.Start("AcceptLetter", letter.MessageUuid);
        span?.SetTag(SpanTags.System, letter.System);
        var place = Places.Memo(letter.MessageUuid);
        if (await StoreMemoAsync(place, memo, BlobCondition.IfAbsent, cancellationToken) is not { } stored) return null;
        trail.Reached(Step.StoreMemo, letter.MessageUuid);
        var transmission = own is null ? null : await own.OpenAsync(cancellationToken);
        if (await letters.TryAcceptNewAsync(letter, transmission, cancellationToken) is not { Value: var accepted })
        {
            // It must not lie beside the state of another letter.
            await store.DeleteAsync(place, BlobCondition.IfMatch(stored), cancellationToken);
            return null;
        }

        LetterCounts.Accepted(letter.System);
        trail.Reached(Step.AcceptLetter, letter.MessageUuid);
        return accepted;
    }

    private ValueTask<string?> StoreMemoAsync(BlobPath place, Stream memo, BlobCondition condition, CancellationToken cancellationToken) =>
        store.PutAsync(place, (stream, cancel) => memo.CopyToAsync(stream, cancel), condition, cancellationToken);

    private async Task<Letter?> AcceptInTurnAsync(
        Letter letter, JudgedLetter judged, Stream memo, DropTransmission? own, CancellationToken cancellationToken)
    {
        // 3. Null: the messageUUID is another letter's.
        var claimed = await letters.ClaimMessageUuidAsync(letter, cancellationToken);
        if (!claimed.Value.CameFrom(letter.Drop, letter.Fingerprint)) return null;
        claimed = await letters.TakeAgainAsync(claimed, letter.DropVersion, cancellationToken);
        if (claimed.Value.Status != LetterStatus.Accepting) return claimed.Value;

        // 4. The messageUUID is ours, so whatever lies there is an earlier try of this very letter.
        using var span = LetterTrace.Start("AcceptLetter", letter.MessageUuid);
        span?.SetTag(SpanTags.System, letter.System);
        await StoreMemoAsync(Places.Memo(letter.MessageUuid), memo, BlobCondition.None, cancellationToken);
        trail.Reached(Step.StoreMemo, letter.MessageUuid);
        await links.KeepAsync(claimed.Value, judged.Facts, cancellationToken);

        // 5.
        if (judged.CannotArrive is { } why) return await letters.StopAsync(claimed, why, cancellationToken);
        var transmission = own is null ? null : await own.OpenAsync(cancellationToken);
        var accepted = await letters.TryAcceptAsync(claimed, transmission, cancellationToken);
        if (accepted is not null) LetterCounts.Accepted(letter.System);
        trail.Reached(Step.AcceptLetter, letter.MessageUuid);
        return accepted?.Value ?? (await letters.FindAsync(letter.MessageUuid, cancellationToken))?.Value;
    }
}
