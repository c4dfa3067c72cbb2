using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>
/// Packs letters into a <c>.tar.lzma</c> archive as Digital Post takes it (TI 10.4.1, 12.4.2): ustar entries named
/// <c>{messageUUID}.xml</c> in lower case, compressed by <see cref="LzmaCodec"/>. The same letters give the same bytes: entries
/// carry no time, owner or other mark of where they were packed.
/// </summary>
/// <param name="output">Gets the archive; is not disposed. It is a whole archive only after <see cref="CompleteAsync"/>.</param>
public sealed class MemoArchiveWriter(Stream output) : IAsyncDisposable
{
    private readonly LzmaCompressionStream compressed = new(output);
    private readonly HashSet<Guid> written = [];
    private bool completed;
    private bool broken;

    /// <summary>Adds one letter.</summary>
    /// <param name="messageUuid">Its messageUUID, which becomes the entry's name.</param>
    /// <param name="length">How many bytes <paramref name="memo"/> gives, exactly.</param>
    /// <param name="memo">The MeMo; is read to its end and not disposed.</param>
    /// <param name="cancellationToken">After a cancelled call the archive cannot be completed.</param>
    /// <exception cref="ArgumentException">The letter is in the archive already; others can still be added.</exception>
    /// <exception cref="InvalidDataException">
    /// <paramref name="memo"/> gave more or fewer bytes than <paramref name="length"/>; the archive cannot be completed.
    /// </exception>
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

    /// <summary>Writes the end of the archive. Nothing can be added after it.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        broken = true;
        await compressed.WriteAsync(TarHeader.EndOfArchive, cancellationToken);
        await compressed.CompleteAsync(cancellationToken);
        completed = true;
    }

    /// <summary>Gives back the memory. An archive that was not completed stays without an end and is refused by every reader.</summary>
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
