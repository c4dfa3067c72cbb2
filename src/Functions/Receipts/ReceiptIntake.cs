using Postvogn.DigitalPost;
using Postvogn.Functions.Steps;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Stores business receipts, however they come; the blob's event has them handled.</summary>
public sealed class ReceiptIntake(IBlobStore store, StepTrail trail, TimeProvider clock)
{
    /// <summary>Stores a receipt, once; one that waits already stays.</summary>
    public async Task StoreAsync(Guid systemId, Receipt receipt, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("ReceiveReceipt", receipt.MessageUuid ?? Guid.Empty);
        var arrived = new ArrivedReceipt(systemId, clock.GetUtcNow(), receipt);
        await store.WriteAsync(Places.Receipt(systemId, arrived.Name()), arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.StoreReceipt, receipt.MessageUuid ?? receipt.TransmissionId ?? Guid.Empty);
    }
}
