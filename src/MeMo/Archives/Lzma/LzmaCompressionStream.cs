namespace Postvogn.MeMo.Archives;

/// <summary>Disposing it ends the output, unless a write failed or was cancelled: then it stays without an end, so that nobody takes it for
/// a whole file.</summary>
internal sealed class LzmaCompressionStream(Stream output) : WriteOnlyStream
{
    private readonly LzmaEncoder encoder = new();
    private bool headerWritten;
    private bool ended;
    private bool inWrite;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        inWrite = true;
        while (!buffer.IsEmpty)
        {
            buffer = buffer[encoder.Append(buffer)..];
            WriteReady();
        }

        inWrite = false;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        inWrite = true;
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer = buffer[encoder.Append(buffer.Span)..];
            await WriteReadyAsync(cancellationToken);
        }

        inWrite = false;
    }

    // The end marker: from here on the output is a whole file.
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        await WriteReadyAsync(cancellationToken);
        await output.WriteAsync(encoder.Finish(), cancellationToken);
        Release();
    }

    public void Abandon()
    {
        if (!ended)
            Release();
    }

    public override async ValueTask DisposeAsync()
    {
        if (inWrite)
            Abandon();
        if (!ended)
            await CompleteAsync(CancellationToken.None);
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && inWrite)
            Abandon();
        if (disposing && !ended)
        {
            WriteReady();
            output.Write(encoder.Finish().Span);
            Release();
        }

        base.Dispose(disposing);
    }

    private void WriteReady()
    {
        if (!headerWritten)
            output.Write(TakeHeader());
        if (encoder.Ready.IsEmpty)
            return;

        output.Write(encoder.Ready.Span);
        encoder.DropReady();
    }

    private async ValueTask WriteReadyAsync(CancellationToken cancellationToken)
    {
        if (!headerWritten)
            await output.WriteAsync(TakeHeader(), cancellationToken);
        if (encoder.Ready.IsEmpty)
            return;

        await output.WriteAsync(encoder.Ready, cancellationToken);
        encoder.DropReady();
    }

    private byte[] TakeHeader()
    {
        var header = new byte[LzmaHeader.Length];
        LzmaHeader.Ours.WriteTo(header);
        headerWritten = true;
        return header;
    }

    private void Release()
    {
        ended = true;
        encoder.Dispose();
    }
}
