using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>What follows when a letter was moved to a state that its source is told of. All of it may be repeated, from the state
/// alone.</summary>
internal sealed partial class LetterRecords
{
    public async Task CloseAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Status == LetterStatus.HandedToPrint && !await prints.IsShownAsync(letter, cancellationToken))
        {
            if (await TryTakeOverAsync(letter, cancellationToken) is not { } mine
                || !await HandOverAsync(mine, cancellationToken)) return;
        }

        await TellAndCloseAsync(letter, cancellationToken);
    }

    // Until it is closed, as the last of what follows.
    public async Task<bool> IsMarkedAsync(Letter letter, CancellationToken cancellationToken) =>
        await IsThereAsync(Places.OpenLetter(letter.MessageUuid), cancellationToken)
        || (letter.DoNotDeliverUntilDate is { } day && await IsThereAsync(Places.Due(day, letter.MessageUuid), cancellationToken));

    private async Task<bool> IsThereAsync(BlobPath place, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(place, cancellationToken);
        return blob is not null;
    }

    // By whoever has just moved it there.
    private async Task CloseMovedAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Status != LetterStatus.HandedToPrint || await HandOverAsync(letter, cancellationToken))
            await TellAndCloseAsync(letter, cancellationToken);
    }

    // What is asked about it next, or by whom, is found without its marker: its day, or the print provider's manifest.
    private async Task TellAndCloseAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Outcome is not { } outcome) return;
        if (letter is { Status: LetterStatus.Waiting, DoNotDeliverUntilDate: { } ahead })
        {
            await store.MarkAsync(Places.Due(ahead, letter.MessageUuid), cancellationToken);
            trail.Reached(Step.MarkDue, letter.MessageUuid);
        }

        await TellAsync(outcome, LetterOfArchive(letter), cancellationToken);
        trail.Reached(Step.WriteOutcome, letter.MessageUuid);
        if (letter.Status != LetterStatus.HandedToPrint && outcome.Was(LetterStatus.HandedToPrint))
            await prints.RemoveAsync(letter, cancellationToken);
        if (letter is { Status: not LetterStatus.Waiting, DoNotDeliverUntilDate: { } day } && outcome.Was(LetterStatus.Waiting))
            await store.DeleteAsync(Places.Due(day, letter.MessageUuid), cancellationToken);
        await store.DeleteAsync(Places.OpenLetter(letter.MessageUuid), cancellationToken);
        trail.Reached(Step.CloseLetter, letter.MessageUuid);
    }

    // Whoever moved it there is at it, and nobody else, so that nobody shows its manifest when it is answered already. One that was ended
    // leaves the marker, and Sweep comes long after. Null: it is somebody else's.
    private async Task<Letter?> TryTakeOverAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - letter.ChangedAt < prints.Longest
            || await FindAsync(letter.MessageUuid, cancellationToken) is not { } now || !IsHeld(now.Value, letter)) return null;
        return (await TryMoveAsync(now, now.Value, cancellationToken))?.Value;
    }

    // False: it is no longer to be printed, or cannot be, or somebody else has taken it over; whoever moved it tells.
    private async Task<bool> HandOverAsync(Letter mine, CancellationToken cancellationToken)
    {
        if (mine.Outcome is not { } why) return false;
        var folder = await prints.FillAsync(mine, why, cancellationToken);
        if (await FindHeldAsync(mine, cancellationToken) is not { } now) return false;
        if (folder.Manifest is null)
        {
            await SettleUnprintableAsync(now, why, folder.Problem!, cancellationToken);
            return false;
        }

        await prints.ShowAsync(mine, folder.Manifest, cancellationToken);
        return await FindHeldAsync(mine, cancellationToken) is not null;
    }

    // Null if it is not; what is not to be printed has no folder.
    private async Task<Stored<Letter>?> FindHeldAsync(Letter mine, CancellationToken cancellationToken)
    {
        if (await FindAsync(mine.MessageUuid, cancellationToken) is not { } now) return null;
        if (now.Value.Status != LetterStatus.HandedToPrint) await prints.RemoveAsync(mine, cancellationToken);
        return IsHeld(now.Value, mine) ? now : null;
    }

    private static bool IsHeld(Letter now, Letter mine) =>
        now.Status == LetterStatus.HandedToPrint && now.ChangedAt == mine.ChangedAt;

    // Of one that may have arrived the code says so still: who is told to send it another way would send it twice.
    private Task SettleUnprintableAsync(Stored<Letter> stored, Outcome why, PrintProblem problem, CancellationToken cancellationToken)
    {
        var outcome = why with
        {
            State = LetterStatus.Undeliverable,
            By = LetterWay.Print,
            Code = why.Code == LetterWay.ReceiptMissing ? why.Code : problem.Code,
            Message = problem.Message,
            At = clock.GetUtcNow(),
        };
        return SettleAsync(stored, outcome.WithFixInFindings(), cancellationToken);
    }

    // What is told never goes back: another may have moved the letter anew, and told so, since this one did.
    private async Task TellAsync(Outcome outcome, string? letterOfArchive, CancellationToken cancellationToken)
    {
        var place = Places.Outcome(outcome.Drop, letterOfArchive);
        var condition = BlobCondition.IfAbsent;
        while (await store.WriteAsync(place, outcome, SendingJson.Default.Outcome, condition, cancellationToken) is null)
        {
            try
            {
                var told = await store.ReadAsync(place, SendingJson.Default.Outcome, cancellationToken);
                if (told is not null && IsPast(outcome, told.Value)) return;
                condition = told is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(told.ETag);
            }
            catch (InvalidDataException)
            {
                // No outcome of ours: it gives way.
                condition = BlobCondition.None;
            }
        }
    }

    private static bool IsPast(Outcome outcome, Outcome told) =>
        told.MessageUuid == outcome.MessageUuid && (told.History?.Count ?? 0) > (outcome.History?.Count ?? 0);
}
