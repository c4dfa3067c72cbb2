using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>What follows when a letter was moved to a state that its source is told of. All of it may be repeated, from the state
/// alone.</summary>
internal sealed partial class LetterRecords
{
    // What is asked about it next, or by whom, is found without its marker: its day, or the print provider's manifest.
    public async Task CloseAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (letter.Outcome is not { } outcome) return;
        if (letter.Status == LetterStatus.HandedToPrint && !await HandOverAsync(letter, outcome, cancellationToken)) return;
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

    // One that waits at Digital Post, on its day: of the others nothing changes.
    public async Task CompleteDueAsync(Stored<Letter> stored, CancellationToken cancellationToken)
    {
        if (stored.Value is not { Status: LetterStatus.Waiting, Outcome: { } waiting }) return;
        var completed = waiting with { State = LetterStatus.Completed, At = clock.GetUtcNow(), Note = null, History = null };
        await SettleAsync(stored, completed, cancellationToken);
    }

    // False: it is no longer to be printed, or cannot be; whoever moved it tells.
    private async Task<bool> HandOverAsync(Letter letter, Outcome why, CancellationToken cancellationToken)
    {
        var problem = await prints.WriteAsync(letter, why, cancellationToken);
        if (await FindAsync(letter.MessageUuid, cancellationToken) is not { } now) return false;
        if (now.Value.Status != LetterStatus.HandedToPrint)
        {
            await prints.RemoveAsync(letter, cancellationToken);
            return false;
        }

        if (problem is null) return true;
        var outcome = why with
        {
            State = LetterStatus.Undeliverable,
            By = LetterWay.Print,
            Code = problem.Code,
            Message = problem.Message,
            At = clock.GetUtcNow(),
        };
        await SettleAsync(now, outcome.WithFixInFindings(), cancellationToken);
        return false;
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
