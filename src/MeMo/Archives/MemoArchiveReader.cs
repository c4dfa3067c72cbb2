using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>Reads a <c>.tar.lzma</c> archive of letters (TI 10.4.1, 12.4.2). Every way in which it can be broken or hostile ends in a
/// <see cref="MemoArchiveException"/>. Only when <see cref="ReadNextAsync"/> has returned null is it known to be whole: no letter must
/// count as received until then. The input stays open; null limits are <see cref="MemoArchiveLimits.Default"/>.</summary>
public sealed class MemoArchiveReader(Stream input, MemoArchiveLimits? limits = null) : IAsyncDisposable
{
    private readonly LzmaDecompressionStream plain = new(input);
    private readonly HashSet<Guid> seen = [];
    private TarArchiveReader? tar;
    private MemoArchiveException? refused;
    private bool stopped;

    /// <summary>The next letter, or null at the archive's good end. What is left of the one before is passed over. After a
    /// <see cref="MemoArchiveException"/> every call says the same: no letter can be passed over by reading on.</summary>
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
        tar?.Dispose();
        return plain.DisposeAsync();
    }

    private async ValueTask<MemoArchiveEntry?> NextAsync(CancellationToken cancellationToken)
    {
        tar ??= new TarArchiveReader(plain, limits);
        if (await tar.ReadNextAsync(cancellationToken) is not { } entry)
            return seen.Count > 0 ? null : throw new MemoArchiveException(MemoArchiveFault.Empty);

        if (FaultOf(entry, out var messageUuid) is { } fault)
            throw new MemoArchiveException(fault, seen.Count + 1);

        seen.Add(messageUuid);
        return new MemoArchiveEntry(entry.Name, messageUuid, entry.Length, entry.Content);
    }

    private MemoArchiveFault? FaultOf(TarArchiveEntry entry, out Guid messageUuid)
    {
        messageUuid = Guid.Empty;
        if (entry.IsFolder)
            return MemoArchiveFault.Directory;
        return MemoArchiveName.FaultOf(entry.Name, out messageUuid)
            ?? (seen.Contains(messageUuid) ? MemoArchiveFault.DuplicateEntry : null);
    }
}
