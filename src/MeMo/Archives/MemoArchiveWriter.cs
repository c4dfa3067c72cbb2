using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>Packs letters into a <c>.tar.lzma</c> archive as Digital Post takes it (TI 10.4.1, 12.4.2): ustar entries named
/// <c>{messageUUID}.xml</c> in lower case. The same letters give the same bytes: no time, owner or other mark of where they were packed.
/// The output stays open, and is whole only after <see cref="CompleteAsync"/>.</summary>
public sealed class MemoArchiveWriter(Stream output) : IAsyncDisposable
{
    private readonly LzmaCompressionStream compressed = new(output);
    private readonly HashSet<Guid> written = [];
    private bool completed;
    private bool broken;

    /// <summary>Adds a letter, whose stream stays open. After a cancelled call, or if it gives another length
    /// (<see cref="InvalidDataException"/>), the archive cannot be completed; after an <see cref="ArgumentException"/> (it is there
    /// already) others can still be added.</summary>
    public async ValueTask AddAsync(Guid messageUuid, long length, Stream memo, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!written.Add(messageUuid))
            throw new ArgumentException("This letter is in the archive already.", nameof(messageUuid));

        broken = true;
        await compressed.WriteAsync(TarHeader.ForFile($"{messageUuid:D}.xml", length), cancellationToken);
        await new ExactCopy(memo, length).ToAsync(compressed, cancellationToken);
        await compressed.WriteAsync(TarHeader.Padding(length), cancellationToken);
        broken = false;
    }

    /// <summary>Writes the end. Nothing can be added after it.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        broken = true;
        await compressed.WriteAsync(TarHeader.EndOfArchive, cancellationToken);
        await compressed.CompleteAsync(cancellationToken);
        completed = true;
    }

    /// <summary>An archive that was not completed stays without an end and is refused by every reader.</summary>
    public async ValueTask DisposeAsync()
    {
        compressed.Abandon();
        await compressed.DisposeAsync();
    }

    private void ThrowIfClosed()
    {
        if (completed)
            throw new InvalidOperationException("The archive is complete: nothing can be added.");
        if (broken)
            throw new InvalidOperationException("An earlier call failed: the archive cannot be completed.");
    }
}
