using System.Buffers;
using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>Between source and XML parser, in UTF-8. It hands the parser no byte beyond the start tag of a file's content, so that the
/// content can be taken past the parser at the speed of memory; the parser then sees an empty element.</summary>
internal sealed class MemoInput : Stream
{
    // The parser comes to the next node, or piece of a text, within this many bytes: a tag, comment or CDATA section without end would fill
    // the memory inside it. The longest text that the schema allows has 512 characters.
    private const int LongestRun = 1 << 20;

    private const int BufferSize = 1 << 16;

    // Of a character in UTF-8.
    private const int MostBytes = 4;

    private readonly Utf8Input source;
    private readonly TagScanner scanner = new();
    private byte[]? buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int start;
    private int end;
    private long sinceProgress;
    private int pieces;
    private InputFault? fault;

    public MemoInput(Stream message)
    {
        source = (Utf8Input)MemoEncoding.ToUtf8(message);
        source.MarksFaults = true;
    }

    // Of the message as UTF-8.
    public long Taken { get; private set; }

    public bool Ended { get; private set; }

    // Null: UTF-8.
    public string? Encoding => source.Encoding;

    // The last byte that the parser got ends a start tag that may be that of a content.
    public bool AtContent { get; private set; }

    // Set before the parser is asked, as the parser passes none on.
    public CancellationToken Cancellation { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // The parser has come to a piece of text, and is now asked for the next.
    public void Progress() => sinceProgress = 0;

    // The parser is now asked for the next element, text or comment.
    public void BeginPiece()
    {
        Progress();
        if (++pieces > MemoParser.MostPieces)
            throw Refuse(InputFaults.TooMany);
    }

    // Up to the next start tag of a content.
    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        AtContent = false;
        var isMore = start < end || await FillAsync(Cancellation);
        if (source.Fault is { IsAtStart: true } unreadable)
            throw Refuse(unreadable);
        if (!isMore)
            return 0;
        var length = await WholeCharactersAsync(destination.Length);
        if (length == 0)
            return GiveBroken(destination.Span);
        (length, AtContent) = scanner.Pass(buffer.AsSpan(start, length));
        buffer.AsSpan(start, length).CopyTo(destination.Span);
        start += length;
        sinceProgress += length;
        return sinceProgress <= LongestRun ? length : throw Refuse(InputFaults.TooLong);
    }

    // Ends the parser's work; the finding is about the fault.
    public XmlException Refuse(InputFault because)
    {
        fault = because;
        return new XmlException(because.Message);
    }

    // What stopped the parser.
    public Finding FindingOf(XmlException broken, string path, PlaceTracker places)
    {
        var place = broken.LineNumber > 0 ? places.PlaceOf(broken.LineNumber, broken.LinePosition) : places.Here;
        if (fault is { IsAtStart: true })
            (path, place) = ("/", new Place(1, 1));
        return (fault ?? (source.HasDoctype ? InputFaults.Doctype : null)) is { } known
            ? StructureFindings.Unreadable(path, place, known)
            : StructureFindings.NotWellFormed(path, place, Ended);
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
        return end > 0;
    }

    private async ValueTask<int> WholeCharactersAsync(int most)
    {
        var length = Utf8Run.LengthOf(Buffered[..Math.Min(most, end - start)]);
        if (length > 0 || end - start >= MostBytes)
            return length;
        await TopUpAsync(MostBytes, Cancellation);
        return Utf8Run.LengthOf(Buffered[..Math.Min(most, end - start)]);
    }

    // Alone, so that the parser has used all before it when it finds it: it knows the place.
    private int GiveBroken(Span<byte> destination)
    {
        fault = source.Fault ?? InputFaults.NotUtf8(buffer![start]);
        start++;
        destination[0] = Utf8Input.Broken;
        return 1;
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
}
