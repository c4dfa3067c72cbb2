using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

internal sealed class ReceiptIntake(IBlobStore store, IHints hints, StepTrail trail, TimeProvider clock)
{
    // Once; one that waits stays. False if another one waits under its name, of the same status and with another code.
    public async Task<bool> StoreAsync(Guid systemId, Receipt receipt, CancellationToken cancellationToken)
    {
        var arrived = new ArrivedReceipt(systemId, clock.GetUtcNow(), receipt);
        if (await StoreAsync(arrived, cancellationToken)) return true;
        var waiting = await store.ReadAsync(
            Places.Receipt(systemId, arrived.Name()), ReceiptsJson.Default.ArrivedReceipt, cancellationToken);
        return waiting is not null && waiting.Value.Receipt.ErrorCode == receipt.ErrorCode;
    }

    public Task StoreFromEventLogAsync(Guid systemId, Receipt receipt, CancellationToken cancellationToken) =>
        StoreAsync(new ArrivedReceipt(systemId, clock.GetUtcNow(), receipt) { FromEventLog = true }, cancellationToken);

    private async Task<bool> StoreAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        var (systemId, receipt) = (arrived.SystemId, arrived.Receipt);
        using var span = LetterTrace.Start("ReceiveReceipt", receipt.MessageUuid ?? Guid.Empty);
        var place = Places.Receipt(systemId, arrived.Name());
        var etag = await store.WriteAsync(place, arrived, ReceiptsJson.Default.ArrivedReceipt, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.StoreReceipt, receipt.MessageUuid ?? receipt.TransmissionId ?? Guid.Empty);
        await hints.SendAsync(HintQueues.Receipts, BlobEvent.HintFor(place), cancellationToken);
        return etag is not null;
    }
}
