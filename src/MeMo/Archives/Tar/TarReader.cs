namespace Postvogn.MeMo.Archives;

/// <summary>Everything it reads is counted against a limit. What an entry may be it leaves to <see cref="MemoArchiveReader"/>.</summary>
internal sealed class TarReader(Stream input, long maxTotalLength)
{
    private const int MostExtensionsOfAnEntry = 3;

    private readonly byte[] block = new byte[TarHeader.BlockSize];
    private long totalRead;
    private long contentLeft;
    private int paddingLeft;
    private bool ended;

    // With what extended headers say about the entry; null at the end, when nothing follows it.
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

    // Of the present entry; 0 at its end.
    public async ValueTask<int> ReadContentAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var most = (int)Math.Min(buffer.Length, contentLeft);
        if (most == 0)
            return 0;

        return TakeContent(await input.ReadAsync(buffer[..most], cancellationToken));
    }

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

    // False: the header is an entry's own.
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

    // After the first block of zeros only zeros may follow, as many as the writer's records hold (tar -b), and then
    // the compressed stream's own good end.
    private async ValueTask ReadTailAsync(CancellationToken cancellationToken)
    {
        ended = true;
        var tail = new byte[1 << 14];
        int read;
        while ((read = await input.ReadAsync(tail, cancellationToken)) > 0)
        {
            Count(read);
            if (tail.AsSpan(0, read).ContainsAnyExcept((byte)0))
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
