namespace Postvogn.MeMo.Archives;

internal sealed class LzmaDecompressionStream(Stream input) : ReadOnlyStream
{
    private readonly InputBuffer compressed = new(input);
    private LzmaDecoder? decoder;
    private MemoArchiveFault? fault;
    private bool disposed;

    public override int Read(Span<byte> buffer)
    {
        int count;
        while (!TryTake(buffer, out count))
            compressed.Fill();
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        while (!TryTake(buffer.Span, out count))
            await compressed.FillAsync(cancellationToken);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            decoder?.Dispose();
            compressed.Dispose();
        }

        base.Dispose(disposing);
    }

    // False: more input is needed. Zero bytes: the good end. A broken stream stays broken, so that nobody reads on behind the break.
    private bool TryTake(Span<byte> buffer, out int count)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (fault is { } known)
            throw new MemoArchiveException(known);

        try
        {
            return TryDecode(buffer, out count);
        }
        catch (MemoArchiveException e)
        {
            fault = e.Fault;
            throw;
        }
    }

    private bool TryDecode(Span<byte> buffer, out int count)
    {
        count = 0;
        if (buffer.IsEmpty)
            return true;
        if (decoder is null && !TryBegin())
            return false;

        while ((count = decoder!.Take(buffer)) == 0 && !decoder.Ended)
        {
            if (!decoder.Decode(compressed))
                return false;
        }

        return count > 0 || EndsHere();
    }

    private bool TryBegin()
    {
        const int needed = LzmaHeader.Length + LzmaDecoder.StartLength;
        if (compressed.Unused.Length < needed && !compressed.AtEnd)
            return false;

        var header = LzmaHeader.Parse(compressed.Unused);
        compressed.Use(LzmaHeader.Length);
        decoder = new LzmaDecoder(header, compressed);
        return true;
    }

    private bool EndsHere()
    {
        if (!compressed.Unused.IsEmpty)
            throw new MemoArchiveException(MemoArchiveFault.TrailingBytes);
        return compressed.AtEnd;
    }
}
