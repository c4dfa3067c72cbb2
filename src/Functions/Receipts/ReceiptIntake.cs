using Postvogn.DigitalPost;
using Postvogn.Functions.Steps;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Stores business receipts, however they come; the blob's event has them handled.</summary>
public sealed class ReceiptIntake(IBlobStore store, StepTrail trail, TimeProvider clock)
{
    /// <summary>Stores a receipt, once; one that waits already stays.</summary>
    public Task StoreAsync(Guid systemId, Receipt receipt, CancellationToken cancellationToken) =>
        StoreAsync(new ArrivedReceipt(systemId, clock.GetUtcNow(), receipt), cancellationToken);

    /// <summary>Stores what the event log says of a letter as the receipt that did not come.</summary>
    public Task StoreFromEventLogAsync(Guid systemId, Receipt receipt, CancellationToken cancellationToken) =>
        StoreAsync(new ArrivedReceipt(systemId, clock.GetUtcNow(), receipt) { FromEventLog = true }, cancellationToken);

    private async Task StoreAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        var (systemId, receipt) = (arrived.SystemId, arrived.Receipt);
        using var span = LetterTrace.Start("ReceiveReceipt", receipt.MessageUuid ?? Guid.Empty);
        await store.WriteAsync(Places.Receipt(systemId, arrived.Name()), arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.StoreReceipt, receipt.MessageUuid ?? receipt.TransmissionId ?? Guid.Empty);
    }
}
