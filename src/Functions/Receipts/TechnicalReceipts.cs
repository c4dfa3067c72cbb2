using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>An upload's comes later, as a file, where a POST has its answer at once (TI 10.7.4, docs/adr/0018).</summary>
internal sealed partial class TechnicalReceipts(
    IBlobStore store, TransmissionRecords transmissions, LetterRecords letters, PostvognSettings settings, ILogger<TechnicalReceipts> log)
{
    // False if it is none, or of no transmission of ours that its system sent. The letters of a refused one have their end.
    public async Task<bool> TryApplyAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        if (SubjectOf(arrived) is not { } transmissionId) return false;
        while (await transmissions.FindByReceiptAsync(transmissionId, cancellationToken) is { } stored
            && settings.IsSystem(arrived.SystemId, stored.Value.System))
        {
            var file = Places.TransmissionReceipt(stored.Value.Id, arrived.Name());
            await store.WriteAsync(file, arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
            var next = After(stored.Value, transmissionId, arrived.Receipt);
            if (next != stored.Value && await transmissions.TryMoveAsync(stored, next, cancellationToken) is null) continue;
            await TellAsync(stored.Value, next, cancellationToken);
            return true;
        }

        return false;
    }

    // Pure: said twice, it changes nothing more.
    public static Transmission After(Transmission transmission, Guid transmissionId, Receipt receipt)
    {
        if (HasArrived(transmission, receipt))
        {
            var isOpen = !transmission.IsSettled() || transmission.WasNeverAnswered();
            return isOpen
                ? transmission with { Status = TransmissionStatus.Sent, TransmissionId = transmissionId, NotBefore = null, Code = null }
                : transmission;
        }

        return transmission with
        {
            Status = TransmissionStatus.Failed,
            Refused = true,
            TransmissionId = transmissionId,
            NotBefore = null,
            Code = receipt.ErrorCode ?? receipt.ReceiptStatus.ToString(),
        };
    }

    // A transmissionId that is used already is, after an attempt that may have arrived, the sign that it did.
    private static bool HasArrived(Transmission transmission, Receipt receipt) =>
        receipt.ReceiptStatus is ReceiptStatus.Received or ReceiptStatus.Completed
        || (receipt.ErrorCode == "transmission.uuid.not.unique" && transmission.MayHaveArrived);

    private async Task TellAsync(Transmission before, Transmission after, CancellationToken cancellationToken)
    {
        if (after is { Status: TransmissionStatus.Failed, Refused: true })
        {
            Refused(log, after.Id, after.System, after.Members.Count, LoggedCode.Of(after.Code));
            await letters.SettleFailedAsync(after, cancellationToken);
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
}
