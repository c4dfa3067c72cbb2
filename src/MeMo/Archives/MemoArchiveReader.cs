using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>
/// Reads a <c>.tar.lzma</c> archive of letters, one after the other (TI 10.4.1, 12.4.2). It takes nothing on trust and writes
/// nothing: every way in which an archive can be broken or hostile ends in a <see cref="MemoArchiveException"/> that names it.
/// <para>
/// Only when <see cref="ReadNextAsync"/> has returned null is the archive known to be whole: a letter that was read before must
/// not count as received until then.
/// </para>
/// </summary>
/// <param name="input">The archive; is not disposed.</param>
/// <param name="limits">How much it may unpack to; null: <see cref="MemoArchiveLimits.Default"/>.</param>
public sealed class MemoArchiveReader(Stream input, MemoArchiveLimits? limits = null) : IAsyncDisposable
{
    private readonly MemoArchiveLimits limits = limits ?? MemoArchiveLimits.Default;
    private readonly LzmaDecompressionStream plain = new(input);
    private readonly HashSet<Guid> seen = [];
    private TarReader? tar;
    private TarContentStream? content;
    private MemoArchiveException? refused;
    private bool stopped;

    /// <summary>The next letter, or null at the archive's good end. What is left of the letter before is passed over.</summary>
    /// <param name="cancellationToken">Stops the reading, for good.</param>
    /// <exception cref="MemoArchiveException">
    /// The archive is broken or not allowed. From then on every call says the same: no letter can be passed over by reading on.
    /// </exception>
    public async ValueTask<MemoArchiveEntry?> ReadNextAsync(CancellationToken cancellationToken)
    {
        if (refused is not null)
            throw new MemoArchiveException(refused.Fault, refused.EntryNumber);
        if (stopped)
            throw new InvalidOperationException("An earlier call was stopped half-way: read the archive from its beginning.");

        try
        {
            stopped = true;
            var entry = await NextAsync(cancellationToken);
            stopped = false;
            return entry;
        }
        catch (MemoArchiveException e)
        {
            refused = e;
            throw;
        }
    }

    /// <summary>Gives back the memory.</summary>
    public ValueTask DisposeAsync()
    {
        content?.End();
        return plain.DisposeAsync();
    }

    private async ValueTask<MemoArchiveEntry?> NextAsync(CancellationToken cancellationToken)
    {
        content?.End();
        tar ??= new TarReader(plain, limits.MaxTotalLength);
        if (await tar.ReadHeaderAsync(cancellationToken) is not { } header)
            return seen.Count > 0 ? null : throw new MemoArchiveException(MemoArchiveFault.Empty);

        if (FaultOf(header, out var messageUuid) is { } fault)
            throw new MemoArchiveException(fault, seen.Count + 1);

        seen.Add(messageUuid);
        content = new TarContentStream(tar);
        return new MemoArchiveEntry(header.Name, messageUuid, header.Length, content);
    }

    private MemoArchiveFault? FaultOf(TarHeader header, out Guid messageUuid)
    {
        messageUuid = Guid.Empty;
        return FaultOfKind(header)
            ?? MemoArchiveName.FaultOf(header.Name, out messageUuid)
            ?? FaultOfAmount(header, messageUuid);
    }

    private static MemoArchiveFault? FaultOfKind(TarHeader header) => header.Kind switch
    {
        TarKind.Directory => MemoArchiveFault.Directory,
        TarKind.HardLink or TarKind.SymbolicLink or TarKind.GnuLongLink => MemoArchiveFault.Link,
        TarKind.OldFile when header.Name.EndsWith('/') => MemoArchiveFault.Directory,
        TarKind.File or TarKind.OldFile or TarKind.ContiguousFile => null,
        _ => MemoArchiveFault.NotAFile,
    };

    private MemoArchiveFault? FaultOfAmount(TarHeader header, Guid messageUuid)
    {
        if (seen.Contains(messageUuid))
            return MemoArchiveFault.DuplicateEntry;
        if (header.Length > limits.MaxEntryLength)
            return MemoArchiveFault.EntryTooLarge;
        return seen.Count >= limits.MaxEntries ? MemoArchiveFault.TooManyEntries : null;
    }
}
