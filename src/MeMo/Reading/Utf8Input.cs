using System.Text;

namespace Postvogn.MeMo.Reading;

/// <summary>The bytes of a message as UTF-8, whatever encoding it declares; in UTF-8 they pass as they are. At the first bytes that are no
/// characters there is one that is never UTF-8, and then the end.</summary>
internal sealed class Utf8Input(Stream source) : Stream
{
    // The declaration ends within it, four bytes a character.
    public const int LongestHead = 4096;

    public const byte Broken = 0xFF;

    private const int PieceSize = 16 * 1024;

    private DeclaredEncoding? declared;
    private Transcoding? transcoding;
    private byte[] piece = [];
    private byte[] ready = [];
    private int start;
    private int end;
    private bool ended;

    // Known once anything was read; null: UTF-8, by its own name or none.
    public string? Encoding => Fault is null ? declared?.Name : null;

    public bool HasDoctype => declared is { HasDoctype: true };

    public InputFault? Fault { get; private set; }

    // Set by who can tell a fault from the byte that stands for it; others get an exception.
    public bool MarksFaults { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        if (declared is null)
            await BeginAsync(cancellationToken);
        while (start == end && transcoding is not null && !ended)
            await TranscodeAsync(cancellationToken);
        if (Fault is { IsAtStart: false } broken && !MarksFaults)
            throw new MemoFormatException(StructureFindings.Unreadable("/", default, broken));
        if (start == end)
            return transcoding is null && !ended ? await source.ReadAsync(destination, cancellationToken) : 0;
        var length = Math.Min(destination.Length, end - start);
        ready.AsSpan(start, length).CopyTo(destination.Span);
        start += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous only.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        var head = new byte[LongestHead];
        var length = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var found = DeclaredEncoding.Of(head.AsSpan(0, length));
        (declared, Fault) = (found, found.Fault);
        if (Fault is null && found.CodePage != System.Text.Encoding.UTF8.CodePage)
        {
            transcoding = new Transcoding(found.CodePage, found.Name!, found.Rewritten);
            (piece, ready) = (new byte[PieceSize], new byte[Transcoding.MostBytes(PieceSize)]);
            Append(head.AsSpan(found.Mark, length - found.Mark), isLast: length < head.Length);
        }
        else
        {
            // Only ASCII differs.
            if (found.Rewritten is { } rewritten)
                System.Text.Encoding.Latin1.GetBytes(rewritten, head.AsSpan(found.Mark));
            (ready, end, ended) = (head, length, length < head.Length);
        }
    }

    private async ValueTask TranscodeAsync(CancellationToken cancellationToken)
    {
        var length = await source.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
        Append(piece.AsSpan(0, length), isLast: length < PieceSize);
    }

    private void Append(ReadOnlySpan<byte> bytes, bool isLast)
    {
        (start, end) = (0, transcoding!.Convert(bytes, ready, isLast));
        ended = isLast;
        if (transcoding.Fault is null)
            return;
        (Fault, ended) = (transcoding.Fault, true);
        ready[end++] = Broken;
    }
}
