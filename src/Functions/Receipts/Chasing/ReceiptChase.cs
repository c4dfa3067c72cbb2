using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

internal sealed partial class ReceiptChase(
    LetterRecords letters, TransmissionRecords transmissions, EventLog events, ReceiptIntake intake, IHints hints,
    PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<ReceiptChase> log)
{
    // Null: Digital Post could not be asked.
    public async Task<ChaseStep?> RunAsync(ChasedLetter chased, CancellationToken cancellationToken)
    {
        var (letter, transmission) = chased;
        if (!settings.Systems.TryGetValue(letter.System, out var system)) return null;
        var sought = new LetterInLog(letter.MessageUuid, system.Id, transmission);
        var answer = await events.AskAsync(letter.System, sought, cancellationToken);
        if (answer.Events is null) return null;
        var fate = LetterFate.Of(answer.Events, sought);
        var step = ChasePolicy.Decide(fate.Kind, transmission, clock.GetUtcNow());
        if (step is ChaseStep.Wait or ChaseStep.AskPerson && await TryPrintAsync(chased, cancellationToken)) return ChaseStep.Print;
        if (step == ChaseStep.Resend && !await ResendAsync(chased, cancellationToken)) step = ChaseStep.AskPerson;
        if (step == ChaseStep.FileReceipt) await FileAsync(letter.MessageUuid, system.Id, fate, cancellationToken);
        if (step == ChaseStep.AskPerson) TellPerson(chased, fate.Kind);
        return step;
    }

    private async Task FileAsync(Guid messageUuid, Guid systemId, LetterFate fate, CancellationToken cancellationToken)
    {
        await intake.StoreFromEventLogAsync(systemId, fate.Receipt!, cancellationToken);
        Found(log, messageUuid, fate.Kind);
    }

    private async Task<bool> ResendAsync(ChasedLetter chased, CancellationToken cancellationToken)
    {
        var id = chased.Transmission.Id;
        if (!await TryReopenAsync(id, cancellationToken)) return false;
        await hints.SendAsync(HintQueues.Transmissions, id.ToString("D"), cancellationToken);
        SentAgain(log, id, chased.Transmission.Members.Count, chased.Letter.MessageUuid);
        return true;
    }

    // Of a transmission that was given up without any answer, Failed becomes Unknown, so that SendTransmission sends the same bytes once
    // more. False if it was answered after all, if one of its letters has its final state (then it did arrive), or if somebody else moved
    // it.
    private async Task<bool> TryReopenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await transmissions.FindAsync(id, cancellationToken) is not { } stored || !stored.Value.WasNeverAnswered()) return false;
        foreach (var messageUuid in stored.Value.Members)
        {
            if (await letters.FindAsync(messageUuid, cancellationToken) is not { } letter || letter.Value.IsFinal()) return false;
        }

        var reopened = stored.Value with { Status = TransmissionStatus.Unknown, NotBefore = null };
        if (await transmissions.TryMoveAsync(stored, reopened, cancellationToken) is null) return false;
        trail.Reached(Step.ReopenTransmission, id, stored.Value.Members);
        return true;
    }

    // True: it was never answered for as long as its source waits, and goes to print although it may have arrived.
    private async Task<bool> TryPrintAsync(ChasedLetter chased, CancellationToken cancellationToken)
    {
        var (letter, transmission) = chased;
        var now = clock.GetUtcNow();
        if (settings.Sources.GetValueOrDefault(letter.Source) is not { Print: true, PrintAfter: { } patience }
            || now - transmission.ChangedAt < patience
            || await letters.FindAsync(letter.MessageUuid, cancellationToken) is not { Value.Status: LetterStatus.Claimed } stored)
            return false;
        var hours = (int)(now - transmission.ChangedAt).TotalHours;
        var outcome = new Outcome
        {
            Drop = letter.Drop,
            MessageUuid = letter.MessageUuid,
            State = LetterStatus.Undeliverable,
            By = LetterWay.Postvogn,
            Code = Outcome.NeverAnswered,
            Message = $"Digital Post has not said for {hours} hours what became of it, and its source has set PrintAfter. It may have " +
                "arrived.",
            TransmissionId = transmission.TransmissionId,
            Traceparent = transmission.Traceparent,
            At = now,
        };
        await letters.SettleAsync(stored, outcome, cancellationToken);
        PrintedUnanswered(log, letter.MessageUuid, hours);
        return true;
    }

    private void TellPerson(ChasedLetter chased, FateKind fate)
    {
        var hours = (int)(clock.GetUtcNow() - chased.Transmission.ChangedAt).TotalHours;
        NotKnown(
            log, chased.Letter.MessageUuid, fate, hours, chased.Transmission.Id, chased.Transmission.Status,
            chased.Transmission.Traceparent);
    }

    [LoggerMessage(EventId = 934, Level = LogLevel.Information,
        Message = "The receipt of letter {MessageUuid} never came; the event log says {Fate}, and that is filed in its place")]
    private static partial void Found(ILogger log, Guid messageUuid, FateKind fate);

    [LoggerMessage(EventId = 1132, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} has had no receipt for {Hours} hours, and goes to print as its source says (PrintAfter), " +
            "although it may have arrived")]
    private static partial void PrintedUnanswered(ILogger log, Guid messageUuid, int hours);

    [LoggerMessage(EventId = 935, Level = LogLevel.Warning,
        Message = "Transmission {Transmission} with {Letters} letters was given up without any answer, and the event log does not know " +
            "letter {MessageUuid}; the same bytes are sent again")]
    private static partial void SentAgain(ILogger log, Guid transmission, int letters, Guid messageUuid);

    [LoggerMessage(EventId = 936, Level = LogLevel.Warning,
        Message = "Letter {MessageUuid} has no receipt, and what the event log says does not settle it: {Fate}, {Hours} hours after " +
            "transmission {Transmission} became {Status}. It stays open; ask Digital Post's support with the messageUUID and traceparent " +
            "{Traceparent}")]
    private static partial void NotKnown(
        ILogger log, Guid messageUuid, FateKind fate, int hours, Guid transmission, TransmissionStatus status, string? traceparent);
}
