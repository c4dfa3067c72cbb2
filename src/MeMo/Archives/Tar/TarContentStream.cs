namespace Postvogn.MeMo.Archives;

internal sealed class TarContentStream(TarReader reader) : ReadOnlyStream
{
    private bool over;

    // The reader has moved on: reading here would give another entry's bytes.
    public void End() => over = true;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(over, this);
        return reader.ReadContent(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(over, this);
        return reader.ReadContentAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        over = true;
        base.Dispose(disposing);
    }
}
