using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>The same drop, left again. What follows is the rule of docs/drops.md.</summary>
internal sealed partial class LetterRecords
{
    // A letter that failed, or that we let go, is Accepting once more, and sent under its messageUUID: nothing of it has arrived. Of any
    // other that has its end, the outcome is written again and says what to do. One that is under way gets its outcome by itself.
    public async Task<Stored<Letter>> TakeAgainAsync(Stored<Letter> stored, string? dropVersion, CancellationToken cancellationToken)
    {
        var letter = stored.Value;
        if (letter.Status == LetterStatus.Accepting && letter.DropVersion != dropVersion)
            return await MoveAsync(stored, letter with { DropVersion = dropVersion }, cancellationToken);
        if (letter.Outcome is not { } outcome || !letter.IsFinal()) return stored;
        // A run that is repeated: what was told of this very upload holds, whatever is known by now (docs/adr/0042).
        if (LetterWay.IsVerdict(outcome) && letter.DropVersion == dropVersion)
        {
            await CloseAsync(letter, cancellationToken);
            trail.Reached(Step.StopLetter, letter.MessageUuid);
            return stored;
        }

        if (!MayBeSentAgain(outcome))
        {
            await TellAsync(outcome with { Note = NoteOn(letter) }, LetterOfArchive(letter), cancellationToken);
            await store.DeleteAsync(Places.OpenLetter(letter.MessageUuid), cancellationToken);
            return stored;
        }

        // Its outcome stays in the record until it is withdrawn: a process that is ended before finds it there.
        var again = letter with { Status = LetterStatus.Accepting, AcceptedAt = clock.GetUtcNow(), DropVersion = dropVersion };
        var reopened = await MoveAsync(stored, again, cancellationToken);
        await store.MarkAsync(Places.OpenLetter(letter.MessageUuid), cancellationToken);
        return reopened;
    }

    // As it is now, whoever moved it.
    private async Task<Stored<Letter>> MoveAsync(Stored<Letter> from, Letter to, CancellationToken cancellationToken) =>
        await TryMoveAsync(from, to, cancellationToken) ?? await FindAsync(to.MessageUuid, cancellationToken) ?? from;

    // Nothing of it has reached Digital Post for good.
    private static bool MayBeSentAgain(Outcome outcome) =>
        outcome.State == LetterStatus.Failed || LetterWay.IsVerdict(outcome)
        || outcome is { State: LetterStatus.Rejected, By: LetterWay.Postvogn };

    // That one only: another run may have settled the letter meanwhile, and told so.
    private async Task WithdrawAsync(Outcome outcome, Letter letter, CancellationToken cancellationToken)
    {
        var told = await FindOutcomeAsync(outcome.Drop, LetterOfArchive(letter), cancellationToken);
        if (told?.Value.At == outcome.At)
            await store.DeleteAsync(
                Places.Outcome(outcome.Drop, LetterOfArchive(letter)), BlobCondition.IfMatch(told.ETag), cancellationToken);
    }

    private static string? LetterOfArchive(Letter letter) => letter.FromArchive ? letter.MessageUuid.ToString("D") : null;

    private string NoteOn(Letter letter) =>
        $"The same drop came again at {clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} and was not sent: " + letter.Status switch
        {
            LetterStatus.Completed => "Digital Post has this letter. Drop it under a new messageUUID only to send it a second time.",
            LetterStatus.Rejected => "Digital Post refused this very letter. Mend what code names, and drop it under a new messageUUID.",
            _ => "this letter has its end. Drop it under a new messageUUID if it is still to be sent.",
        };

    // Cheap however many letters there are: one blob for each messageUUID that was ever refused.
    public async Task NoteRefusalAsync(Guid messageUuid, Outcome outcome, CancellationToken cancellationToken)
    {
        var place = Places.Refusals(messageUuid);
        var refusal = new Refusal(outcome.Drop, outcome.Code, [.. outcome.Findings.Select(found => found.Code).Distinct()], outcome.At);
        Stored<RefusedLetter>? known;
        RefusedLetter now;
        do
        {
            known = await FindRefusalsAsync(messageUuid, cancellationToken);
            now = (known?.Value ?? new RefusedLetter([])).With(refusal);
        }
        while (await store.WriteAsync(
            place, now, SendingJson.Default.RefusedLetter, known is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(known.ETag),
            cancellationToken) is null);
    }

    public ValueTask<Stored<RefusedLetter>?> FindRefusalsAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Refusals(messageUuid), SendingJson.Default.RefusedLetter, cancellationToken);
}

/// <summary>The content of <c>messages/{uuid}/refusals.json</c>: the last refusals of drops with a letter of this messageUUID, the newest
/// last. Each drop is named once for the same codes.</summary>
internal sealed record RefusedLetter(IReadOnlyList<Refusal> Refusals)
{
    private const int Most = 20;

    public RefusedLetter With(Refusal refusal) =>
        new([.. Refusals.Where(known => !known.IsRepeatedBy(refusal)).Append(refusal).TakeLast(Most)]);
}

/// <summary>Codes are those of its findings, each once. UTC.</summary>
internal sealed record Refusal(string Drop, string? Code, IReadOnlyList<string> Codes, DateTimeOffset At)
{
    public bool IsRepeatedBy(Refusal later) => later.Drop == Drop && later.Codes.SequenceEqual(Codes);
}
