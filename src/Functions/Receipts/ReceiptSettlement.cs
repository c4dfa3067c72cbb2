using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>What a business receipt does to a letter.</summary>
internal sealed partial class ReceiptSettlement(
    IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, StepTrail trail, ILogger<ReceiptSettlement> log)
{
    private const string UsedMessageUuid = "message.uuid.not.unique";

    /// <summary>Files the receipt with its letter and settles the letter, unless the receipt decides nothing.</summary>
    public async Task ApplyAsync(Guid messageUuid, ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("SettleLetter", messageUuid);
        await store.WriteAsync(
            Places.LetterReceipt(messageUuid, arrived.Name()),
            arrived,
            ReceiptsJson.Default.ArrivedReceipt,
            BlobCondition.IfAbsent,
            cancellationToken);
        trail.Reached(Step.FileReceipt, messageUuid);
        var receipt = arrived.Receipt;
        if (receipt.ReceiptStatus == ReceiptStatus.Received) return;
        var transmission = await TransmissionOfAsync(messageUuid, cancellationToken);
        if (receipt.ErrorCode == UsedMessageUuid && transmission is { MayHaveArrived: true })
        {
            AwaitsOtherReceipt(log, messageUuid, transmission.Id);
            return;
        }

        await letters.SettleAsync(messageUuid, letter => OutcomeOf(letter, arrived, transmission), cancellationToken);
    }

    /// <summary>Keeps a receipt that belongs to no letter of ours for a person.</summary>
    public async Task KeepUnmatchedAsync(BlobPath place, ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            Places.UnmatchedReceipt(place.Name), arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.None, cancellationToken);
        Unmatched(log, arrived.Receipt.MessageUuid, arrived.Receipt.TransmissionId, arrived.SystemId);
    }

    private static Outcome OutcomeOf(Letter letter, ArrivedReceipt arrived, Transmission? transmission) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = arrived.Receipt.ReceiptStatus == ReceiptStatus.Completed ? LetterStatus.Completed : LetterStatus.Rejected,
        By = "DigitalPost",
        Code = arrived.Receipt.ErrorCode,
        Message = arrived.Receipt.ErrorMessage,
        Findings = FindingsOf(arrived.Receipt),
        TransmissionId = arrived.Receipt.TransmissionId,
        Traceparent = transmission?.Traceparent,
        At = arrived.ArrivedAt,
    };

    private static IReadOnlyList<Finding> FindingsOf(Receipt receipt) => receipt.ReceiptStatus == ReceiptStatus.Completed
        ? []
        :
        [
            new Finding
            {
                Code = receipt.ErrorCode ?? "",
                Status = receipt.ReceiptStatus,
                Path = "/Message",
                Message = receipt.ErrorMessage ?? "Digital Post gives no reason.",
                Fix = ReceiptFixes.For(receipt.ErrorCode),
            },
        ];

    private async Task<Transmission?> TransmissionOfAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        (await letters.FindAsync(messageUuid, cancellationToken))?.Value.Transmission is { } id
            ? (await transmissions.FindAsync(id, cancellationToken))?.Value
            : null;

    [LoggerMessage(EventId = 930, Level = LogLevel.Information,
        Message = "Letter {MessageUuid} was sent again in transmission {Transmission} because an answer was missing, and Digital Post " +
            "has it already; it waits for the receipt of the other attempt")]
    private static partial void AwaitsOtherReceipt(ILogger log, Guid messageUuid, Guid transmission);

    [LoggerMessage(EventId = 931, Level = LogLevel.Warning,
        Message = "A receipt for message {MessageUuid}, transmissionId {TransmissionId}, system {SystemId} belongs to no letter of ours; " +
            "it is kept under unmatched/")]
    private static partial void Unmatched(ILogger log, Guid? messageUuid, Guid? transmissionId, Guid systemId);
}
