using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receiving;

internal sealed class ReceivedLetters(IBlobStore store, StepTrail trail)
{
    // Nothing is stored if the stream breaks. The push tells one push or fetch from another of the same letter.
    public async Task StoreAsync(Guid systemId, Guid messageUuid, string push, Stream memo, CancellationToken cancellationToken)
    {
        using var span = LetterTrace.Start("ReceiveLetter", messageUuid);
        var place = Places.ReceivedLetter(systemId, messageUuid, push);
        await store.PutAsync(place, (stream, cancel) => memo.CopyToAsync(stream, cancel), BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.StoreReceived, messageUuid);
    }

    // Null: it was handled before.
    public async Task<ReceivedLetter?> OpenAsync(BlobPath place, Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        await store.OpenAsync(place, cancellationToken) is { } blob ? new(store, place, blob, systemId, messageUuid) : null;

    public async Task<bool> IsThereAsync(ReceivedPush push, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(new BlobPath(Places.Received, push.Name), cancellationToken);
        return blob?.ETag == push.Version;
    }
}

/// <summary>Opened as often as it is needed. One that is scanned is copied to this machine's disk first, so that what is delivered is what
/// was scanned, byte for byte, and memory does not grow with it; a small one is held; so both are downloaded once.</summary>
internal sealed class ReceivedLetter(IBlobStore store, BlobPath place, BlobContent blob, Guid systemId, Guid messageUuid) : IAsyncDisposable
{
    // How many may lie on the disk at a time, in a process: an instance on Azure has 800 MB, a letter up to 100.
    private static readonly SemaphoreSlim Room = new(4, 4);

    // In bytes; nearly every letter is smaller. A process handles twelve at a time.
    private const int MostHeld = 1 << 20;

    private TempFile? copy;
    private byte[]? held;
    private bool isRead;

    public Guid SystemId => systemId;

    public Guid MessageUuid => messageUuid;

    public ReceivedPush Push { get; } = new(place.Name, blob.ETag);

    public async Task CopyAsync(CancellationToken cancellationToken)
    {
        await Room.WaitAsync(cancellationToken);
        try
        {
            copy = await TempFile.OfAsync(blob.Stream, long.MaxValue, cancellationToken);
        }
        finally
        {
            if (copy is null) Room.Release();
        }
    }

    // A large one without a copy is downloaded again for whoever comes second.
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        if (copy is not null) return copy.Slice(0, copy.Length);
        if (!isRead && blob.Length <= MostHeld) held = await ReadAsync(cancellationToken);
        if (held is not null) return new MemoryStream(held, writable: false);
        if (!isRead)
        {
            isRead = true;
            return blob.Stream;
        }

        var again = await store.OpenAsync(place, cancellationToken);
        if (again?.ETag == blob.ETag) return again.Stream;
        if (again is not null) await again.DisposeAsync();
        throw new IOException($"{LoggedPlace.Of(place)} was removed while it was read.");
    }

    public async Task KeepAtAsync(BlobPath apart, BlobCondition condition, CancellationToken cancellationToken)
    {
        await using var memo = await OpenAsync(cancellationToken);
        await store.PutAsync(apart, (stream, cancel) => memo.CopyToAsync(stream, cancel), condition, cancellationToken);
    }

    private async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        isRead = true;
        var bytes = new byte[blob.Length];
        await blob.Stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    // Also when the blob cannot be closed: a place that is not given back is lost to the process.
    public async ValueTask DisposeAsync()
    {
        try
        {
            await blob.DisposeAsync();
        }
        finally
        {
            await RemoveCopyAsync();
        }
    }

    private async ValueTask RemoveCopyAsync()
    {
        if (copy is null) return;
        try
        {
            await copy.DisposeAsync();
        }
        finally
        {
            Room.Release();
        }
    }
}
