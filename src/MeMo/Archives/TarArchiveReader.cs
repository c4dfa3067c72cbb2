using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo;

/// <summary>
/// Reads the plain files of a tar archive (v7, ustar, pax, GNU), one after the other, in memory that does not grow with it. What they
/// may be called is for the caller to judge. Only when <see cref="ReadNextAsync"/> has returned null is the archive known to be whole.
/// </summary>
/// <param name="plain">The tar's bytes, and nothing behind them; is not disposed.</param>
/// <param name="limits">How much it may hold; null: <see cref="MemoArchiveLimits.Default"/>.</param>
public sealed class TarArchiveReader(Stream plain, MemoArchiveLimits? limits = null) : IDisposable
{
    private readonly MemoArchiveLimits limits = limits ?? MemoArchiveLimits.Default;
    private readonly TarReader tar = new(plain, (limits ?? MemoArchiveLimits.Default).MaxTotalLength);
    private TarContentStream? content;
    private int entries;

    /// <summary>The next file or folder, or null at the archive's good end. What is left of the one before is passed over.</summary>
    /// <exception cref="MemoArchiveException">The archive is damaged, or holds what is neither file nor folder, or too much.</exception>
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

/// <summary>A file or folder in a tar archive.</summary>
/// <param name="Name">Its path as it stands.</param>
/// <param name="IsFolder">Whether it is a folder; it has no content then.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Content">Its bytes, forward only, valid until the next entry is asked for.</param>
public sealed record TarArchiveEntry(string Name, bool IsFolder, long Length, Stream Content);
