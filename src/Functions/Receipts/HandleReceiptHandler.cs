using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>The function HandleReceipt: one message of the queue <c>receipts</c>, the event of a stored receipt.</summary>
internal sealed class HandleReceiptHandler(
    IBlobStore store, ReceiptMatcher matcher, TechnicalReceipts technical, ReceiptSettlement settlement, StepTrail trail,
    TimeProvider clock)
{
    /// <summary>How long a receipt may wait for the answer to the POST that it belongs to before it counts as not ours.</summary>
    private static readonly TimeSpan LongestWaitForMatch = TimeSpan.FromDays(1);

    /// <summary>Finds the transmission or the letters that the receipt is about and settles them; then the receipt is done with.</summary>
    public async Task RunAsync(string blobEvent, CancellationToken cancellationToken)
    {
        var place = BlobEvent.PathOf(blobEvent);
        if (await store.ReadAsync(place, ReceiptsJson.Default.ArrivedReceipt, cancellationToken) is not { } stored) return;
        var arrived = stored.Value;
        if (!await technical.TryApplyAsync(arrived, cancellationToken) && !await TrySettleAsync(place, arrived, cancellationToken)) return;
        await trail.SecureAsync();
        await store.DeleteAsync(place, cancellationToken);
    }

    /// <summary>Settles the letters; false if it may turn out later whose receipt it is.</summary>
    private async Task<bool> TrySettleAsync(BlobPath place, ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        var messageUuids = await matcher.FindLettersAsync(arrived, cancellationToken);
        if (messageUuids.Count == 0 && MayStillMatch(arrived)) return false;
        foreach (var messageUuid in messageUuids) await settlement.ApplyAsync(messageUuid, arrived, cancellationToken);
        if (messageUuids.Count == 0) await settlement.KeepUnmatchedAsync(place, arrived, cancellationToken);
        return true;
    }

    /// <summary>A receipt without a messageUUID can come before the answer that told us its transmissionId is stored. It stays, and
    /// Sweep hints at it again.</summary>
    private bool MayStillMatch(ArrivedReceipt arrived) =>
        arrived.Receipt.MessageUuid is null && clock.GetUtcNow() - arrived.ArrivedAt < LongestWaitForMatch;
}
