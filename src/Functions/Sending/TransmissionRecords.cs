using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Records change by conditional writes; null: somebody else moved it meanwhile.</summary>
internal sealed class TransmissionRecords(IBlobStore store, TimeProvider clock)
{
    public ValueTask<Stored<Transmission>?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Transmission(id), SendingJson.Default.Transmission, cancellationToken);

    public async Task<Stored<Transmission>> OpenAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        await store.MarkAsync(Places.OpenTransmission(transmission.Id), cancellationToken);
        var etag = await store.WriteAsync(
            Places.Transmission(transmission.Id), transmission, SendingJson.Default.Transmission, BlobCondition.IfAbsent,
            cancellationToken);
        return new Stored<Transmission>(transmission, etag ?? throw new InvalidOperationException(
            $"The id {transmission.Id} of a new transmission is taken."));
    }

    public async Task<Stored<Transmission>?> TryMoveAsync(Stored<Transmission> from, Transmission to, CancellationToken cancellationToken)
    {
        to = to with { ChangedAt = clock.GetUtcNow() };
        var etag = await store.WriteAsync(
            Places.Transmission(to.Id), to, SendingJson.Default.Transmission, BlobCondition.IfMatch(from.ETag), cancellationToken);
        return etag is null ? null : new Stored<Transmission>(to, etag);
    }

    public ValueTask CloseAsync(Guid id, CancellationToken cancellationToken) =>
        store.DeleteAsync(Places.OpenTransmission(id), cancellationToken);

    public async Task LinkReceiptsAsync(Guid transmissionId, Guid id, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            Places.TransmissionByReceipt(transmissionId), id, SendingJson.Default.Guid, BlobCondition.None, cancellationToken);

    public async Task<Stored<Transmission>?> FindByReceiptAsync(Guid transmissionId, CancellationToken cancellationToken) =>
        await store.ReadAsync(Places.TransmissionByReceipt(transmissionId), SendingJson.Default.Guid, cancellationToken) is { } link
            ? await FindAsync(link.Value, cancellationToken)
            : null;
}
