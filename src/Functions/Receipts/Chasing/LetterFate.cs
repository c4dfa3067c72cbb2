using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Events;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>docs/adr/0017. The receipt is the one that would have said the same, when Completed or Rejected.</summary>
internal sealed record LetterFate(FateKind Kind, Receipt? Receipt = null)
{
    public static LetterFate Of(IReadOnlyList<LoggedEvent> events, LetterInLog letter)
    {
        var about = events.Where(letter.IsSubjectOf).OrderBy(LetterInLog.TimeOf).ToList();
        if (about.Count == 0) return new(events.Any(letter.IsNamedBy) ? FateKind.Unclear : FateKind.Nothing);
        if (about.Exists(EventReading.IsRecalled)) return new(FateKind.Recalled);
        if (about.Exists(EventReading.HasFailed)) return new(FateKind.Unclear);
        if (about.Find(EventReading.IsTaken) is { } taken)
            return new(FateKind.Completed, ReceiptOf(taken, letter, ReceiptStatus.Completed));
        var refusals = about.Where(EventReading.IsRefused).ToList();
        return refusals.Count == 0 ? new(FateKind.Arrived) : OfRefusals(refusals, letter);
    }

    // After an attempt without an answer, a refusal may be that of the duplicate; only its code tells. And it must be of our own attempt.
    private static LetterFate OfRefusals(List<LoggedEvent> refusals, LetterInLog letter)
    {
        var (mayBeDuplicate, used) = (letter.Transmission.MayBeKnown(), MemoCodes.MessageUuidNotUnique.Code);
        if (mayBeDuplicate && refusals.TrueForAll(refusal => EventReading.CodeOf(refusal) == used)) return new(FateKind.Arrived);
        var refusal = refusals.Find(refusal => EventReading.CodeOf(refusal) is { } code && !(mayBeDuplicate && code == used));
        if (refusal is null && !mayBeDuplicate) refusal = refusals[0];
        return refusal is null || IsOfAnotherAttempt(refusal, letter)
            ? new(FateKind.Unclear)
            : new(FateKind.Rejected, ReceiptOf(refusal, letter, ReceiptStatus.Invalid));
    }

    private static bool IsOfAnotherAttempt(LoggedEvent happened, LetterInLog letter) =>
        !letter.Transmission.MayBeKnown()
        && happened.TransmissionId is { } theirs && letter.Transmission.TransmissionId is { } ours && theirs != ours;

    private static Receipt ReceiptOf(LoggedEvent happened, LetterInLog letter, ReceiptStatus status) => new()
    {
        MessageUuid = letter.MessageUuid,
        TransmissionId = happened.TransmissionId ?? letter.Transmission.TransmissionId,
        TimeStamp = LetterInLog.TimeOf(happened),
        ReceiptStatus = status == ReceiptStatus.Completed ? status : EventReading.StatusOf(happened) ?? status,
        ErrorCode = status == ReceiptStatus.Completed ? null : EventReading.CodeOf(happened),
        ErrorMessage = status == ReceiptStatus.Completed ? null : EventReading.WordsOf(happened),
    };
}

internal enum FateKind
{
    Nothing,

    Arrived,

    Completed,

    Rejected,

    // By whomever: of that no receipt tells.
    Recalled,

    // What became of it, or whose it is.
    Unclear,
}
