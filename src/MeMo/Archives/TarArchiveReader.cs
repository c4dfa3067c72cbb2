using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>Reads the plain files of a tar archive (v7, ustar, pax, GNU) in memory that does not grow with it. What they may be called is
/// for the caller to judge. Only when <see cref="ReadNextAsync"/> has returned null is it known to be whole. Nothing may stand behind the
/// tar's bytes, whose stream stays open; null limits are <see cref="MemoArchiveLimits.Default"/>.</summary>
public sealed class TarArchiveReader(Stream plain, MemoArchiveLimits? limits = null) : IDisposable
{
    private readonly MemoArchiveLimits limits = limits ?? MemoArchiveLimits.Default;
    private readonly TarReader tar = new(plain, (limits ?? MemoArchiveLimits.Default).MaxTotalLength);
    private TarContentStream? content;
    private int entries;

    /// <summary>Whether the first 512 bytes are a header, or the zeros of an empty archive: the oldest kind has no mark, but a
    /// checksum.</summary>
    public static bool IsTar(ReadOnlySpan<byte> start)
    {
        if (start.Length < TarHeader.BlockSize) return false;
        try
        {
            TarHeader.Parse(start[..TarHeader.BlockSize]);
            return true;
        }
        catch (MemoArchiveException)
        {
            return false;
        }
    }

    /// <summary>The next file or folder, or null at the good end; what is left of the one before is passed over.
    /// <see cref="MemoArchiveException"/>: damaged, neither file nor folder, or too much.</summary>
    public async ValueTask<TarArchiveEntry?> ReadNextAsync(CancellationToken cancellationToken)
    {
        content?.End();
        if (await tar.ReadHeaderAsync(cancellationToken) is not { } header)
            return null;

        entries++;
        var isFolder = header.Kind == TarKind.Directory || (header.Kind == TarKind.OldFile && header.Name.EndsWith('/'));
        if (FaultOf(header, isFolder) is { } fault)
            throw new MemoArchiveException(fault, entries);

        content = new TarContentStream(tar);
        return new TarArchiveEntry(header.Name, isFolder, header.Length, content);
    }

    /// <summary>Ends the entry that was given last.</summary>
    public void Dispose() => content?.Dispose();

    private MemoArchiveFault? FaultOf(TarHeader header, bool isFolder) => header.Kind switch
    {
        TarKind.HardLink or TarKind.SymbolicLink or TarKind.GnuLongLink => MemoArchiveFault.Link,
        not (TarKind.File or TarKind.OldFile or TarKind.ContiguousFile or TarKind.Directory) => MemoArchiveFault.NotAFile,
        _ when isFolder && header.Length > 0 => MemoArchiveFault.Directory,
        _ when header.Length > limits.MaxEntryLength => MemoArchiveFault.EntryTooLarge,
        _ => entries > limits.MaxEntries ? MemoArchiveFault.TooManyEntries : null,
    };
}

/// <summary>A file or folder (without content), by its path as it stands. Its bytes are forward only, valid until the next entry is asked
/// for.</summary>
public sealed record TarArchiveEntry(string Name, bool IsFolder, long Length, Stream Content);
