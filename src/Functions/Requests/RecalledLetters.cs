using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Events;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Requests;

/// <summary>Takes one letter back, here or at Digital Post (TI 10.4). It is Recalled only when nothing of it was sent, or Digital Post has
/// said so: by its answer or, as that may have been lost, by its event log.</summary>
internal sealed partial class RecalledLetters(
    LetterRecords letters, TransmissionRecords transmissions, SystemClients clients, EventLog events, PostvognSettings settings,
    StepTrail trail, TimeProvider clock, ILogger<RecalledLetters> log)
{
    // How long the event log may say nothing of a recall whose answer was lost: it follows late.
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    // Null: it is under way, or Digital Post cannot be asked now.
    public async Task<RecallResult?> TryAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        while (await letters.FindAsync(messageUuid, cancellationToken) is { } stored)
        {
            var (answered, result) = stored.Value.Status switch
            {
                LetterStatus.Accepting or LetterStatus.Accepted => await TakeBackAsync(stored, cancellationToken),
                LetterStatus.Claimed or LetterStatus.Waiting => await OfSentAsync(stored, cancellationToken),
                LetterStatus.Completed when stored.Value.RecallAskedAt is not null => await AskLogAsync(stored, null, cancellationToken),
                LetterStatus.Recalled => await CloseAsync(stored.Value, cancellationToken),
                _ => (true, RecallResult.Of(stored.Value, NoteOn(stored.Value))),
            };
            if (answered) return result;
        }

        return null;
    }

    // Not answered: somebody else moved it meanwhile.
    private async Task<(bool Answered, RecallResult? Result)> TakeBackAsync(Stored<Letter> stored, CancellationToken cancellationToken)
    {
        var letter = stored.Value;
        var told = RecalledBy(LetterWay.Postvogn, letter, null) with { Note = "It was taken back before it was sent." };
        if (letters.OutcomeAfter(letter, told) is not { } outcome || !await letters.TrySettleAsync(stored, outcome, cancellationToken))
            return (false, null);
        if (!letter.Urgent) await letters.WaitsNoMoreAsync(letter.System, letter.MessageUuid, cancellationToken);
        return (true, RecallResult.Of(letter with { Status = LetterStatus.Recalled }, told.Note!));
    }

    // Whoever recalled it may have been ended before it was told.
    private async Task<(bool Answered, RecallResult? Result)> CloseAsync(Letter recalled, CancellationToken cancellationToken)
    {
        if (await letters.IsMarkedAsync(recalled, cancellationToken)) await letters.CloseAsync(recalled, cancellationToken);
        if (!recalled.Urgent) await letters.WaitsNoMoreAsync(recalled.System, recalled.MessageUuid, cancellationToken);
        return (true, RecallResult.Of(recalled, NoteOn(recalled)));
    }

    private async Task<(bool Answered, RecallResult? Result)> OfSentAsync(Stored<Letter> stored, CancellationToken cancellationToken)
    {
        var letter = stored.Value;
        if (letter.Status == LetterStatus.Claimed && !await IsSentAsync(letter, cancellationToken)) return (true, null);
        if (letter.DoNotDeliverUntilDate is not { } day || day <= DanishDay.At(clock.GetUtcNow()))
            return letter.RecallAskedAt is null
                ? (true, RecallResult.Of(letter, "Too late: Digital Post has it, and it has no day ahead to wait for."))
                : await AskLogAsync(stored, null, cancellationToken);
        if (!settings.Systems.TryGetValue(letter.System, out var sender) || settings.RestCallerFor(sender) is not { } caller)
            return (true, RecallResult.Of(letter, "Digital Post has it, and cannot be asked: no system of its organisation with a REST " +
                "API is configured here. Ask operations."));
        return await CallAsync(stored, caller, cancellationToken);
    }

    // Its POST has ended, and it may be there.
    private async Task<bool> IsSentAsync(Letter letter, CancellationToken cancellationToken) =>
        letter.Transmission is { } id && await transmissions.FindAsync(id, cancellationToken) is { Value: var its }
        && its.Members.Contains(letter.MessageUuid)
        && (its.Status == TransmissionStatus.Sent || its is { Status: TransmissionStatus.Failed, MayHaveArrived: true });

    private async Task<(bool Answered, RecallResult? Result)> CallAsync(
        Stored<Letter> stored, SystemSettings caller, CancellationToken cancellationToken)
    {
        var messageUuid = stored.Value.MessageUuid;
        if (stored.Value.RecallAskedAt is null)
        {
            // Before the call: whoever finds it knows that an answer may have been lost.
            var begun = stored.Value with { RecallAskedAt = clock.GetUtcNow() };
            if (await letters.TryMoveAsync(stored, begun, cancellationToken) is not { } asked) return (false, null);
            trail.Reached(Step.BeginRecall, messageUuid);
            stored = asked;
        }

        using var lease = await clients.RentAsync(caller.Name, cancellationToken);
        if (lease is null) return (true, null);
        var answer = await TracedCall.MakeAsync(
            Operation.RecallMemo, messageUuid, () => lease.Client.RecallMemoAsync(messageUuid, cancellationToken));
        Gauges.RateLimit(caller.Name, lease.Client.RateLimitTokens);
        trail.Reached(Step.CallRecall, messageUuid);
        if (answer.Succeeded) return await SettleAsync(stored, answer.TraceParent, cancellationToken);
        NotTaken(log, messageUuid, answer.Outcome, answer.StatusCode, LoggedCode.Of(answer.Error?.Code), answer.TraceParent);
        var next = RetryPolicy.Decide(Operation.RecallMemo, answer.Outcome, 1, TimeSpan.Zero, clients.Delays);
        return next.Step == RetryStep.GiveUp
            ? await AskLogAsync(stored, LoggedCode.Of(answer.Error?.Code) ?? answer.Outcome.ToString(), cancellationToken)
            : (true, null);
    }

    // A refusal can be that of a repeat whose first answer was lost.
    private async Task<(bool Answered, RecallResult? Result)> AskLogAsync(
        Stored<Letter> stored, string? refusal, CancellationToken cancellationToken)
    {
        var letter = stored.Value;
        if (letter.Transmission is not { } id || await transmissions.FindAsync(id, cancellationToken) is not { Value: var transmission }
            || !settings.Systems.TryGetValue(letter.System, out var system)) return (true, TooLate(letter, refusal));
        var sought = new LetterInLog(letter.MessageUuid, system.Id, transmission);
        if ((await events.AskAsync(letter.System, sought, cancellationToken)).Events is not { } logged) return (true, null);
        var about = logged.Where(sought.IsSubjectOf).ToList();
        if (about.Exists(EventReading.IsRecalled)) return await SettleAsync(stored, null, cancellationToken);
        var isDecided = about.Exists(EventReading.IsOnItsWay)
            || (letter.Status != LetterStatus.Claimed && clock.GetUtcNow() - letter.RecallAskedAt >= Patience);
        return (true, isDecided ? TooLate(letter, refusal) : null);
    }

    private async Task<(bool Answered, RecallResult? Result)> SettleAsync(
        Stored<Letter> stored, string? traceparent, CancellationToken cancellationToken)
    {
        var told = RecalledBy(LetterWay.DigitalPost, stored.Value, traceparent) with { Note = "Digital Post has taken it back." };
        await letters.SettleAsync(stored, told, cancellationToken);
        return (true, RecallResult.Of(stored.Value with { Status = LetterStatus.Recalled }, told.Note!));
    }

    private static RecallResult TooLate(Letter letter, string? refusal) => RecallResult.Of(
        letter, $"Too late: Digital Post has not taken it back{(refusal is null ? "" : $" ({refusal})")}.");

    private Outcome RecalledBy(string by, Letter letter, string? traceparent) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = LetterStatus.Recalled,
        By = by,
        Traceparent = traceparent,
        At = clock.GetUtcNow(),
    };

    private static string NoteOn(Letter letter) => letter.Status switch
    {
        LetterStatus.Recalled => "It was recalled before.",
        LetterStatus.HandedToPrint => "Not recalled: the print provider has it. Ask the provider.",
        LetterStatus.Printed => "Too late: the print provider has printed it.",
        LetterStatus.Completed => "Too late: Digital Post has delivered it.",
        LetterStatus.Failed => "Nothing of it was sent, nor will be unless it is dropped again.",
        _ => "Nothing to recall: it was not sent to anybody.",
    };

    [LoggerMessage(EventId = 1133, Level = LogLevel.Warning,
        Message = "Digital Post did not take letter {MessageUuid} back: {Outcome} (HTTP {Status}, {Code}, traceparent {Traceparent})")]
    private static partial void NotTaken(
        ILogger log, Guid messageUuid, CallOutcome outcome, int? status, string? code, string? traceparent);
}
