using System.Buffers;
using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>Between source and XML parser. It hands the parser no byte beyond the start tag of a file's content, so that the content can be
/// taken past the parser at the speed of memory; the parser then sees an empty element. In an encoding that does not hold ASCII the parser
/// gets everything.</summary>
internal sealed class MemoInput(Stream source) : Stream
{
    // The parser comes to the next node, or piece of a text, within this many bytes: a tag, comment or CDATA section without end would fill
    // the memory inside it. The longest text that the schema allows has 512 characters.
    private const int LongestRun = 1 << 20;

    private const int BufferSize = 1 << 16;

    private readonly TagScanner scanner = new();
    private byte[]? buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int start;
    private int end;
    private bool sniffed;
    private bool holdsAscii;
    private long sinceProgress;

    public long Taken { get; private set; }

    public bool Ended { get; private set; }

    // The last byte that the parser got ends a start tag that may be that of a content.
    public bool AtContent { get; private set; }

    // Set before the parser is asked, as the parser passes none on.
    public CancellationToken Cancellation { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // The parser has come to a node or a piece of text, and is now asked for the next.
    public void Progress() => sinceProgress = 0;

    // Up to the next start tag of a content.
    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        AtContent = false;
        if (start == end && !await FillAsync(Cancellation))
            return 0;
        var length = Math.Min(destination.Length, end - start);
        if (holdsAscii)
            (length, AtContent) = scanner.Pass(buffer.AsSpan(start, length));
        var given = buffer.AsMemory(start, length);
        given.CopyTo(destination);
        start += length;
        sinceProgress += length;
        return sinceProgress <= LongestRun ? length : throw new XmlException("A tag, text or comment is longer than a MeMo can have.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Bytes that the parser has not seen; fewer than asked for only at the end of the source.
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int least, CancellationToken cancellationToken)
    {
        AtContent = false;
        if (end - start < least)
            await TopUpAsync(least, cancellationToken);
        return buffer.AsMemory(start, end - start);
    }

    public async ValueTask<bool> IsNextAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (end - start < bytes.Length)
            await TopUpAsync(bytes.Length, cancellationToken);
        return Buffered.StartsWith(bytes.Span);
    }

    public ReadOnlySpan<byte> Buffered => buffer.AsSpan(start, end - start);

    public void Skip(int count) => start += count;

    // Counts what is left, for the length of the whole.
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        do
            start = end;
        while (await FillAsync(cancellationToken));
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous only.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (buffer is not null)
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = null;
        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(buffer is null, this);
        start = 0;
        end = Ended ? 0 : await source.ReadAsync(buffer, cancellationToken);
        Ended = end == 0;
        Taken += end;
        if (!sniffed && end > 0)
            await SniffAsync(cancellationToken);
        return end > 0;
    }

    private async ValueTask TopUpAsync(int least, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(buffer is null, this);
        Buffered.CopyTo(buffer);
        (start, end) = (0, end - start);
        while (end < least && !Ended)
        {
            var more = await source.ReadAsync(buffer.AsMemory(end), cancellationToken);
            Ended = more == 0;
            end += more;
            Taken += more;
        }
    }

    // UTF-16 and UTF-32 begin with a mark or have a zero byte beside the first bracket.
    private async ValueTask SniffAsync(CancellationToken cancellationToken)
    {
        sniffed = true;
        await TopUpAsync(2, cancellationToken);
        holdsAscii = buffer![0] is not (0x00 or 0xFE or 0xFF) && (end < 2 || buffer[1] != 0);
    }
}
