using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receipts;

/// <summary>Finds the letters that a receipt is about.</summary>
internal sealed class ReceiptMatcher(LetterRecords letters, TransmissionRecords transmissions, PostvognSettings settings)
{
    /// <summary>The letter that it names; or, if it names none (an archive that could not be unpacked, TI 10.8.1), all of its
    /// transmission; or none: it is not ours.</summary>
    public async Task<IReadOnlyList<Guid>> FindLettersAsync(ArrivedReceipt arrived, CancellationToken cancellationToken)
    {
        if (arrived.Receipt.MessageUuid is { } messageUuid)
            return await IsOursAsync(messageUuid, arrived.SystemId, cancellationToken) ? [messageUuid] : [];
        if (arrived.Receipt.TransmissionId is not { } transmissionId) return [];
        return (await transmissions.FindByReceiptAsync(transmissionId, cancellationToken))?.Value.Members ?? [];
    }

    /// <summary>A letter of ours that was sent, by the system that the receipt came for.</summary>
    private async Task<bool> IsOursAsync(Guid messageUuid, Guid systemId, CancellationToken cancellationToken) =>
        await letters.FindAsync(messageUuid, cancellationToken) is { } stored
        && stored.Value.Transmission is not null
        && settings.SystemById(systemId)?.Name == stored.Value.System;
}
