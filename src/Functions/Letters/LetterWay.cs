using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>Which state follows what is told of a letter: the table of docs/adr/0043. Pure.</summary>
internal static class LetterWay
{
    public const string Postvogn = nameof(Postvogn);
    public const string DigitalPost = nameof(DigitalPost);
    public const string Print = nameof(Print);

    // The code of one that is printed because Digital Post never said what became of it: it may have arrived.
    public const string ReceiptMissing = "receipt.missing";

    // That the letter cannot arrive: ours, before anything was sent (docs/adr/0042).
    public static bool IsVerdict(Outcome outcome) =>
        outcome is { State: LetterStatus.Undeliverable, By: Postvogn } && MemoCodes.CannotArrive(outcome.Code);

    // Null: nothing changes. The day is Denmark's.
    public static Outcome? After(Letter letter, Outcome told, DateOnly today, bool hasPrint)
    {
        // It settles no letter that is on its way.
        if (IsVerdict(told) && letter.Status != LetterStatus.Accepting) return null;
        var next = told.State switch
        {
            LetterStatus.Completed when letter.DoNotDeliverUntilDate is { } day && day > today =>
                told with { State = LetterStatus.Waiting, Note = WaitsUntil(day) },
            LetterStatus.Undeliverable when hasPrint && told.By != Print =>
                (told with { State = LetterStatus.HandedToPrint }).WithFixInFindings(),
            _ => told,
        };
        return Changes(letter, next) ? WithHistory(next, letter.Outcome) : null;
    }

    private static bool Changes(Letter letter, Outcome next) => (letter.Status, next.State) switch
    {
        (LetterStatus.Recalled, _) => false,
        (LetterStatus.Accepting or LetterStatus.Accepted, LetterStatus.Recalled) => true,
        (_, LetterStatus.Recalled) => next.By == DigitalPost,
        (LetterStatus.Completed, _) => false,
        (_, LetterStatus.Completed) => true,
        (LetterStatus.Waiting, _) => false,
        (_, LetterStatus.Waiting) => true,
        (LetterStatus.HandedToPrint, _) => next.By == Print,
        _ => !letter.IsFinal(),
    };

    private static Outcome WithHistory(Outcome next, Outcome? before)
    {
        if (before is null) return next;
        next = next with { History = [.. before.History ?? [], before.AsStep()] };
        if (next is { State: LetterStatus.Undeliverable, By: Print } && before.Code == ReceiptMissing)
            return next with { Note = "Digital Post never said what became of it: it may have arrived there." };
        return next.State is LetterStatus.Completed or LetterStatus.Waiting && next.Was(LetterStatus.HandedToPrint)
            ? next with { Note = $"{next.Note} {AlsoOnPaper(next)}".TrimStart(), Reference = next.Reference ?? before.Reference }
            : next;
    }

    public static string AlsoOnPaper(Outcome outcome) => outcome.Was(LetterStatus.Printed)
        ? "It was printed, too: its recipient gets it twice."
        : "It was handed over to print before this was known, and may reach its recipient on paper, too.";

    private static string WaitsUntil(DateOnly day) =>
        $"Digital Post has validated it, and not delivered it: it waits until {day:yyyy-MM-dd}. Until then it can be recalled.";
}
