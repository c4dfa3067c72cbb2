using System.Diagnostics.Metrics;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Telemetry;

/// <summary>Counted at the conditional write that decides, and only if it was ours: a repeated step counts nothing.</summary>
internal static class LetterCounts
{
    private static readonly Counter<long> AcceptedLetters = Counter("accepted", "Letters that were taken over from a drop.");
    private static readonly Counter<long> SentLetters = Counter("sent", "Letters of a transmission that Digital Post has confirmed.");
    private static readonly Counter<long> CompletedLetters = Counter(
        "completed", "Letters that Digital Post has validated and taken for delivery.");
    private static readonly Counter<long> RejectedLetters =
        Counter("rejected", "Letters that were refused, by Postvogn's rules or by Digital Post.");
    private static readonly Counter<long> FailedLetters = Counter("failed", "Letters whose transmission failed; they can be sent again.");
    private static readonly Counter<long> UndeliverableLetters = Counter(
        "undeliverable", "Letters that cannot arrive: not sent, as Postvogn looked it up before, or refused by Digital Post.");
    private static readonly Counter<long> WaitingLetters =
        Counter("waiting", "Letters that Digital Post has validated and keeps back until their day.");
    private static readonly Counter<long> RecalledLetters = Counter("recalled", "Letters that were taken back.");
    private static readonly Counter<long> HandedOverLetters = Counter("handed_to_print", "Letters that were handed to a print provider.");
    private static readonly Counter<long> PrintedLetters = Counter("printed", "Letters that a print provider has printed.");
    private static readonly Counter<long> ReceivedLetters = Counter("received", "Letters that came for the first time.");
    private static readonly Counter<long> DeliveredLetters = Counter("delivered", "Letters that lie in the inbox.");
    private static readonly Counter<long> QuarantinedLetters = Counter("quarantined", "Received letters that are infected.");

    public static void Accepted(string system) => AcceptedLetters.Add(1, Of(system));

    public static void Sent(string system, int letters) => SentLetters.Add(letters, Of(system));

    public static void Settled(string system, Outcome outcome)
    {
        switch (outcome.State)
        {
            case LetterStatus.Completed:
                CompletedLetters.Add(1, Of(system));
                break;
            case LetterStatus.Failed:
                FailedLetters.Add(1, Of(system), CodeOf(outcome));
                break;
            case LetterStatus.Undeliverable:
                UndeliverableLetters.Add(1, Of(system), new("by", outcome.By), CodeOf(outcome));
                break;
            case LetterStatus.Waiting:
                WaitingLetters.Add(1, Of(system));
                break;
            case LetterStatus.Recalled:
                RecalledLetters.Add(1, Of(system), new("by", outcome.By));
                break;
            case LetterStatus.HandedToPrint:
                HandedOverLetters.Add(1, Of(system), CodeOf(outcome));
                break;
            case LetterStatus.Printed:
                PrintedLetters.Add(1, Of(system));
                break;
            case LetterStatus.Rejected:
                RejectedLetters.Add(1, Of(system), new("by", outcome.By), CodeOf(outcome));
                break;
        }
    }

    public static void Received(string system) => ReceivedLetters.Add(1, Of(system));

    public static void Delivered(string system) => DeliveredLetters.Add(1, Of(system));

    public static void Quarantined(string system) => QuarantinedLetters.Add(1, Of(system));

    private static Counter<long> Counter(string name, string description) =>
        Signals.Meter.CreateCounter<long>($"postvogn.letters.{name}", "{letter}", description);

    private static KeyValuePair<string, object?> Of(string system) => new("system", system);

    private static KeyValuePair<string, object?> CodeOf(Outcome outcome) => new("code", ErrorCodeTag.Of(outcome.Code));
}
