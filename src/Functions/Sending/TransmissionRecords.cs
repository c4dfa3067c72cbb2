using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Records change by conditional writes; null: somebody else moved it meanwhile.</summary>
internal sealed class TransmissionRecords(IBlobStore store, TimeProvider clock)
{
    public ValueTask<Stored<Transmission>?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        store.ReadAsync(Places.Transmission(id), SendingJson.Default.Transmission, cancellationToken);

    public async Task<Stored<Transmission>> OpenAsync(Transmission transmission, CancellationToken cancellationToken) =>
        await TryOpenAsync(transmission, cancellationToken) ?? throw new InvalidOperationException(
            $"The id {transmission.Id} of a new transmission is taken.");

    // Null: it was written off before it stood (docs/adr/0047).
    public async Task<Stored<Transmission>?> TryOpenAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        var etag = await store.WriteAsync(
            Places.Transmission(transmission.Id), transmission, SendingJson.Default.Transmission, BlobCondition.IfAbsent,
            cancellationToken);
        return etag is null ? null : new Stored<Transmission>(transmission, etag);
    }

    // Of a transmission whose process ended before it wrote the record: whoever still means to write it finds this one, which lists no
    // letter. Null: the record stood, and is gone.
    public async Task<Stored<Transmission>?> WriteOffAsync(Guid id, string system, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var never = new Transmission
        {
            Id = id, System = system, Candidates = [], Status = TransmissionStatus.Failed, CreatedAt = now, ChangedAt = now,
        };
        return await TryOpenAsync(never, cancellationToken) ?? await FindAsync(id, cancellationToken);
    }

    // One that has to wait, or whose letters must be told that it failed, is marked first: Sweep finds the others by their letters.
    public async Task<Stored<Transmission>?> TryMoveAsync(Stored<Transmission> from, Transmission to, CancellationToken cancellationToken)
    {
        var waits = to.NotBefore is not null || to.Status == TransmissionStatus.Unknown
            || to is { Status: TransmissionStatus.Failed, Members.Count: > 0 };
        if (waits) await store.MarkAsync(Places.OpenTransmission(to.Id), cancellationToken);
        to = to with { ChangedAt = clock.GetUtcNow(), IsMarked = from.Value.IsMarked || waits };
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
