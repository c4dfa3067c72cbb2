using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>The function HandleReceipt: one message of the queue <c>receipts</c>, the event of a stored receipt. It is handled in these
/// steps, each of which may be repeated (docs/adr/0031):
/// <list type="number">
/// <item>Read the receipt; one that is gone was handled before.</item>
/// <item>The technical receipt of an upload moves its transmission (<see cref="TechnicalReceipts"/>).</item>
/// <item>Of any other, find the letters that it is about; each is read once.</item>
/// <item><see cref="Step.FileReceipt"/>: it lies with its letter.</item>
/// <item><see cref="Step.SettleLetter"/>, <see cref="Step.WriteOutcome"/>, <see cref="Step.CloseLetter"/>: unless it decides nothing,
/// the letter has its end.</item>
/// <item>Remove the receipt.</item>
/// </list></summary>
internal sealed partial class HandleReceiptHandler(
    IBlobStore store, LetterRecords letters, TransmissionRecords transmissions, SentTraceparents traceparents, TechnicalReceipts technical,
    PostvognSettings settings, StepTrail trail, TimeProvider clock, ILogger<HandleReceiptHandler> log)
{
    // How long a receipt may wait for the answer to the POST that it belongs to before it counts as not ours.
    private static readonly TimeSpan LongestWaitForMatch = TimeSpan.FromDays(1);

    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        // 1.
        var place = BlobEvent.PathOf(blobEvent, Places.Receipts);
        if (await store.ReadAsync(place, ReceiptsJson.Default.ArrivedReceipt, cancellationToken) is not { Value: var arrived }) return;

        // 2.
        if (!await technical.TryApplyAsync(arrived, cancellationToken))
        {
            // 3. to 5.
            var found = arrived.Receipt.MessageUuid is { } messageUuid
                ? await SettleOneAsync(messageUuid, arrived, cancellationToken)
                : await SettleAllAsync(arrived, cancellationToken);

            // Without a messageUUID it can come before the answer that told us its transmissionId is stored: it stays, and Sweep hints at
            // it again.
            if (!found && arrived.Receipt.MessageUuid is null && clock.GetUtcNow() - arrived.ArrivedAt < LongestWaitForMatch) return;
            if (!found) await KeepUnmatchedAsync(place, arrived, cancellationToken);
        }

        // 6.
        await trail.SecureAsync();
        await store.DeleteAsync(place, cancellationToken);
    }

    // 3. The letter that it names; false if none of ours was sent by the system that the receipt came for.
    private async Task<bool> SettleOneAsync(Guid messageUuid, ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        if (await letters.FindAsync(messageUuid, cancellationToken) is not { Value: { Transmission: not null, System: var system } } letter
            || !settings.IsSystem(arrived.SystemId, system)) return false;
        await SettleAsync(letter, arrived, null, cancellationToken);
        return true;
    }

    // 3. All letters of its transmission, if it names none (an archive that could not be unpacked, TI 10.8.1); false if it has none of
    // ours, or another system sent it.
    private async Task<bool> SettleAllAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        if (arrived.Receipt.TransmissionId is not { } id) return false;
        if (await transmissions.FindByReceiptAsync(id, cancellationToken) is not { Value: { Members.Count: > 0 } whole }
            || !settings.IsSystem(arrived.SystemId, whole.System)) return false;
        foreach (var member in whole.Members)
        {
            if (await letters.FindAsync(member, cancellationToken) is { } letter)
                await SettleAsync(letter, arrived, whole, cancellationToken);
        }

        return true;
    }

    private async Task SettleAsync(
        Stored<Letter> letter, ArrivedReceipt arrived, Transmission? transmission, CancellationToken cancellationToken)
    {
        // 4.
        var (messageUuid, receipt) = (letter.Value.MessageUuid, arrived.Receipt);
        using var span = LetterTrace.Start("SettleLetter", messageUuid);
        var file = Places.LetterReceipt(messageUuid, arrived.Name());
        await store.WriteAsync(file, arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.FileReceipt, messageUuid);

        // 5. The technical receipt decides nothing, nor does a used messageUUID after an attempt that may have arrived.
        if (receipt.ReceiptStatus == ReceiptStatus.Received) return;
        if (letter.Value.Transmission is { } sentIn && receipt.ReceiptStatus == ReceiptStatus.Completed)
        {
            var told = OutcomeOf(letter.Value, arrived, await traceparents.OfAsync(sentIn, cancellationToken));
            await letters.SettleAsync(letter, told, cancellationToken);
            return;
        }

        if (letter.Value.Transmission is { } id && transmission?.Id != id)
            transmission = (await transmissions.FindAsync(id, cancellationToken))?.Value;
        if (receipt.ErrorCode == MemoCodes.MessageUuidNotUnique.Code && transmission?.MayBeKnown() == true)
            AwaitsOtherReceipt(log, messageUuid, transmission.Id);
        else
            await letters.SettleAsync(letter, OutcomeOf(letter.Value, arrived, transmission?.Traceparent), cancellationToken);
    }

    private static Outcome OutcomeOf(Letter letter, ArrivedReceipt arrived, string? traceparent) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = arrived.Receipt.ReceiptStatus == ReceiptStatus.Completed ? LetterStatus.Completed
            : MemoCodes.CannotArrive(arrived.Receipt.ErrorCode) ? LetterStatus.Undeliverable
            : LetterStatus.Rejected,
        By = "DigitalPost",
        Code = arrived.Receipt.ErrorCode,
        Message = arrived.Receipt.ErrorMessage,
        Findings = arrived.Receipt.ReceiptStatus == ReceiptStatus.Completed ? [] : [FindingOf(arrived.Receipt)],
        TransmissionId = arrived.Receipt.TransmissionId,
        Traceparent = traceparent,
        At = arrived.ArrivedAt,
    };

    private static Finding FindingOf(Receipt receipt) => new()
    {
        Code = receipt.ErrorCode ?? "",
        Status = receipt.ReceiptStatus,
        Path = "/Message",
        Message = receipt.ErrorMessage ?? "Digital Post gives no reason.",
        Fix = Explanation.Of(LetterStatus.Rejected, "DigitalPost", receipt.ErrorCode).Fix.En,
    };

    // For a person: it belongs to no letter of ours.
    private async Task KeepUnmatchedAsync(BlobPath place, ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            Places.UnmatchedReceipt(place.Name), arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.None, cancellationToken);
        Unmatched(log, arrived.Receipt.MessageUuid, arrived.Receipt.TransmissionId, arrived.SystemId);
    }

    [LoggerMessage(EventId = 930, Level = LogLevel.Information,
        Message = "Letter {MessageUuid} was sent again in transmission {Transmission} because an answer was missing, and Digital Post " +
            "has it already; it waits for the receipt of the other attempt")]
    private static partial void AwaitsOtherReceipt(ILogger log, Guid messageUuid, Guid transmission);

    [LoggerMessage(EventId = 931, Level = LogLevel.Warning,
        Message = "A receipt for message {MessageUuid}, transmissionId {TransmissionId}, system {SystemId} belongs to no letter of ours; " +
            "it is kept under unmatched/")]
    private static partial void Unmatched(ILogger log, Guid? messageUuid, Guid? transmissionId, Guid systemId);
}
