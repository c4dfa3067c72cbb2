namespace Postvogn.MeMo.Archives;

/// <summary>
/// Reads a tar archive forwards: header, content, header, content. Everything it reads is counted against a limit. It knows the
/// format's framing and leaves to <see cref="MemoArchiveReader"/> what an entry may be.
/// </summary>
internal sealed class TarReader(Stream input, long maxTotalLength)
{
    /// <summary>Writers fill their last record with zeros; no usual one has longer records than this.</summary>
    private const long LongestTail = 1 << 20;

    private const int MostExtensionsOfAnEntry = 3;

    private readonly byte[] block = new byte[TarHeader.BlockSize];
    private long totalRead;
    private long contentLeft;
    private int paddingLeft;
    private bool ended;

    /// <summary>The next entry, with what extended headers say about it; null at the end, when nothing follows it.</summary>
    public async ValueTask<TarHeader?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var extension = new TarExtension();
        for (var extensions = 0; extensions <= MostExtensionsOfAnEntry; extensions++)
        {
            await SkipAsync(contentLeft + paddingLeft, cancellationToken);
            if (ended || await ReadBlockAsync(cancellationToken) is not { } header)
                return null;

            if (!await AddExtensionAsync(extension, header, cancellationToken))
                return Begin(extension.ApplyTo(header));
        }

        throw new MemoArchiveException(MemoArchiveFault.CorruptTar);
    }

    /// <summary>Reads on in the present entry; 0 at its end.</summary>
    public async ValueTask<int> ReadContentAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var most = (int)Math.Min(buffer.Length, contentLeft);
        if (most == 0)
            return 0;

        return TakeContent(await input.ReadAsync(buffer[..most], cancellationToken));
    }

    /// <summary>The same, without waiting.</summary>
    public int ReadContent(Span<byte> buffer)
    {
        var most = (int)Math.Min(buffer.Length, contentLeft);
        return most == 0 ? 0 : TakeContent(input.Read(buffer[..most]));
    }

    private int TakeContent(int read)
    {
        if (read == 0)
            throw new MemoArchiveException(MemoArchiveFault.Truncated);

        Count(read);
        contentLeft -= read;
        return read;
    }

    private TarHeader Begin(TarHeader header)
    {
        contentLeft = header.Length;
        paddingLeft = TarHeader.PaddingLength(header.Length);
        return header;
    }

    private async ValueTask<TarHeader?> ReadBlockAsync(CancellationToken cancellationToken)
    {
        var read = await input.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
        Count(read);
        if (read == 0 && totalRead == 0)
            throw new MemoArchiveException(MemoArchiveFault.Empty);
        if (read < block.Length)
            throw new MemoArchiveException(MemoArchiveFault.Truncated);
        if (TarHeader.Parse(block) is { } header)
            return header;

        await ReadTailAsync(cancellationToken);
        return null;
    }

    /// <summary>False: the header is an entry's own.</summary>
    private async ValueTask<bool> AddExtensionAsync(TarExtension extension, TarHeader header, CancellationToken cancellationToken)
    {
        if (header.Kind is not (TarKind.PosixExtension or TarKind.PosixGlobalExtension or TarKind.GnuLongName))
            return false;
        if (header.Length > TarExtension.MaxLength)
            throw new MemoArchiveException(MemoArchiveFault.CorruptTar);

        Begin(header);
        var content = new byte[header.Length];
        for (var filled = 0; filled < content.Length;)
            filled += await ReadContentAsync(content.AsMemory(filled), cancellationToken);

        if (header.Kind == TarKind.GnuLongName)
            extension.AddGnuName(content);
        else if (header.Kind == TarKind.PosixExtension)
            extension.AddPosixRecords(content);
        else
            TarExtension.CheckGlobalRecords(content);
        return true;
    }

    private async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        (contentLeft, paddingLeft) = (count, 0);
        while (contentLeft > 0)
            await ReadContentAsync(block, cancellationToken);
    }

    /// <summary>After the first block of zeros only zeros may follow, and then the compressed stream's own good end.</summary>
    private async ValueTask ReadTailAsync(CancellationToken cancellationToken)
    {
        ended = true;
        var tail = 0L;
        int read;
        while ((read = await input.ReadAsync(block, cancellationToken)) > 0)
        {
            tail += read;
            if (tail > LongestTail || block.AsSpan(0, read).ContainsAnyExcept((byte)0))
                throw new MemoArchiveException(MemoArchiveFault.TrailingBytes);
        }
    }

    private void Count(int read)
    {
        totalRead += read;
        if (totalRead > maxTotalLength)
            throw new MemoArchiveException(MemoArchiveFault.ArchiveTooLarge);
    }
}
