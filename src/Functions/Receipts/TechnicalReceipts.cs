using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>An upload's comes later, as a file, where a POST has its answer at once (TI 10.7.4, docs/adr/0018).</summary>
internal sealed partial class TechnicalReceipts(
    IBlobStore store, TransmissionRecords transmissions, LetterRecords letters, SftpLinks links, PostvognSettings settings, StepTrail trail,
    TimeProvider clock, ILogger<TechnicalReceipts> log)
{
    // False if it is none, or of no transmission of ours that its system sent. The letters of a refused one have their end, unless it asks
    // for the same archive again: then the transmission is open once more, and Sweep hints at it when it is due.
    public async Task<bool> TryApplyAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        if (SubjectOf(arrived) is not { } transmissionId) return false;
        while (await transmissions.FindByReceiptAsync(transmissionId, cancellationToken) is { } stored
            && settings.IsSystem(arrived.SystemId, stored.Value.System))
        {
            var file = Places.TransmissionReceipt(stored.Value.Id, arrived.Name());
            await store.WriteAsync(file, arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
            var next = After(stored.Value, transmissionId, arrived, clock.GetUtcNow(), links.Delays);
            var isOpenAgain = next.AskedAgain > stored.Value.AskedAgain && !next.IsSettled();
            if (next != stored.Value && await transmissions.TryMoveAsync(stored, next, cancellationToken) is null) continue;
            if (isOpenAgain) trail.Reached(Step.ReopenTransmission, next.Id, next.Members);
            await TellAsync(stored.Value, next, cancellationToken);
            return true;
        }

        return false;
    }

    // Pure: said twice, it changes nothing more.
    public static Transmission After(
        Transmission transmission, Guid transmissionId, ArrivedReceipt arrived, DateTimeOffset now, RetryTiming delays)
    {
        var saidAt = arrived.Receipt.TimeStamp ?? arrived.ArrivedAt;
        if (transmission.AskedAgainAt >= saidAt) return transmission;
        var next = DecisionOn(transmission, arrived.Receipt, now, delays);
        return next.Step switch
        {
            RetryStep.Done or RetryStep.Settled when transmission.IsSettled() && !transmission.WasNeverAnswered() => transmission,
            RetryStep.Done or RetryStep.Settled =>
                transmission with { Status = TransmissionStatus.Sent, TransmissionId = transmissionId, NotBefore = null, Code = null },
            // Its letters may have their end by now, and may be in another transmission.
            RetryStep.RetryAfter or RetryStep.ResendAfter when transmission.Status != TransmissionStatus.Failed => transmission with
            {
                Status = TransmissionStatus.Composed,
                NotBefore = now + next.Delay,
                Code = arrived.Receipt.ErrorCode,
                AskedAgain = transmission.AskedAgain + 1,
                AskedAgainAt = saidAt,
                FailedThere = transmission.FailedThere || next.Step == RetryStep.ResendAfter,
            },
            _ => transmission with
            {
                Status = TransmissionStatus.Failed,
                Refused = true,
                TransmissionId = transmissionId,
                NotBefore = null,
                Code = arrived.Receipt.ErrorCode ?? arrived.Receipt.ReceiptStatus.ToString(),
            },
        };
    }

    private static RetryDecision DecisionOn(Transmission transmission, Receipt receipt, DateTimeOffset now, RetryTiming delays) =>
        receipt.ReceiptStatus is ReceiptStatus.Received or ReceiptStatus.Completed
            ? new(RetryStep.Done, TimeSpan.Zero, null)
            : RetryPolicy.DecideRefusal(
                receipt.ErrorCode, transmission.MayBeKnown(), transmission.AskedAgain + 1, now - transmission.CreatedAt, delays);

    private async Task TellAsync(Transmission before, Transmission after, CancellationToken cancellationToken)
    {
        if (after is { Status: TransmissionStatus.Failed, Refused: true })
        {
            Refused(log, after.Id, after.System, after.Members.Count, LoggedCode.Of(after.Code));
            await letters.SettleFailedAsync(after, cancellationToken);
        }
        else if (after.AskedAgain > before.AskedAgain)
        {
            AskedAgain(
                log, after.Id, after.System, after.Members.Count, LoggedCode.Of(after.Code), after.AskedAgain, after.NotBefore!.Value);
        }
        else if (before.Status != after.Status)
        {
            Arrived(log, after.Id, before.Status);
            LetterCounts.Sent(after.System, after.Members.Count);
        }
    }

    // The transmissionId of a receipt about a whole transmission of an SFTP system: one that names no message, or the archive as its
    // message.
    private Guid? SubjectOf(ArrivedReceipt arrived)
    {
        var (transmissionId, messageUuid) = (arrived.Receipt.TransmissionId, arrived.Receipt.MessageUuid);
        var isWhole = messageUuid is null || transmissionId is null || messageUuid == transmissionId;
        return isWhole && settings.SystemById(arrived.SystemId) is { Protocol: SystemProtocol.Sftp } ? transmissionId ?? messageUuid : null;
    }

    [LoggerMessage(EventId = 993, Level = LogLevel.Information,
        Message = "Transmission {Transmission}, which was {Status}, has arrived at Digital Post: its technical receipt says so")]
    private static partial void Arrived(ILogger log, Guid transmission, TransmissionStatus status);

    [LoggerMessage(EventId = 994, Level = LogLevel.Error,
        Message = "Digital Post refused transmission {Transmission} of system {System} with {Letters} letters by its technical receipt: " +
            "{Code}")]
    private static partial void Refused(ILogger log, Guid transmission, string system, int letters, string? code);

    [LoggerMessage(EventId = 1151, Level = LogLevel.Warning,
        Message = "Digital Post asks for transmission {Transmission} of system {System} with {Letters} letters again by its technical " +
            "receipt: {Code}, said {Times} times; the same archive is sent again at {At}")]
    private static partial void AskedAgain(
        ILogger log, Guid transmission, string system, int letters, string? code, int times, DateTimeOffset at);
}
