using System.Buffers;
using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>A file's content, decoded. Plain letters and CDATA are taken past the XML parser; at the first other markup or reference the
/// parser takes over. It ends behind the content's end tag.</summary>
internal sealed class ContentStream : Stream
{
    private static readonly SearchValues<byte> Markup = SearchValues.Create("<&"u8);
    private static readonly byte[] Opening = "<![CDATA["u8.ToArray();
    private static readonly byte[] Closing = "]]>"u8.ToArray();

    private readonly MemoPieces pieces;
    private readonly MemoInput input;
    private readonly XmlReader parser;
    private readonly Place place;
    private readonly string path;
    private readonly Base64Decoder decoder = new();
    private readonly byte[] few = new byte[3];
    private char[] letters = [];
    private byte[] narrowed = [];
    private int fewStart;
    private int fewEnd;
    private int plain;
    private int narrowedStart;
    private int narrowedEnd;
    private bool past;
    private bool isMixed;
    private bool inData;
    private bool inText;
    private bool ended;

    public ContentStream(MemoPieces pieces, MemoInput input, string path)
    {
        (this.pieces, this.input, this.path) = (pieces, input, path);
        parser = pieces.Parser;
        place = pieces.Here;
        ended = parser.IsEmptyElement;
        past = input.AtContent && !ended;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public long Decoded { get; private set; }

    // Not whole base64.
    public bool IsBroken { get; private set; }

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Decoded; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        if (fewStart == fewEnd && destination.Length is > 0 and < 3)
            (fewStart, fewEnd) = (0, await pieces.GuardAsync(() => DecodeAsync(few, cancellationToken), 0));
        if (fewStart == fewEnd)
            return destination.Length < 3 ? 0 : await pieces.GuardAsync(() => DecodeAsync(destination, cancellationToken), 0);
        var length = Math.Min(destination.Length, fewEnd - fewStart);
        few.AsSpan(fewStart, length).CopyTo(destination.Span);
        fewStart += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { Length: > 0 } piece)
            Take(piece.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Asynchronous only.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> DecodeAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (await DecodeLettersAsync(destination, cancellationToken) is > 0 and var count)
            return count;
        while (await NextAsync(cancellationToken) is { Length: > 0 } piece)
        {
            var (taken, written) = decoder.Decode(piece.Span, destination.Span);
            Take(taken);
            Decoded += written;
            if (decoder.IsBroken)
                break;
            if (written > 0)
                return written;
        }

        if (!decoder.IsWhole && !IsBroken)
        {
            IsBroken = true;
            pieces.Report(StructureFindings.BrokenContent(path, place));
        }

        await SkipAsync(cancellationToken);
        return 0;
    }

    // Nearly all content is letters and nothing else. At the first other byte the careful way takes over, to the end.
    private async ValueTask<int> DecodeLettersAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (!past || isMixed)
            return 0;
        var peeked = await input.PeekAsync(least: 4, cancellationToken);
        var written = decoder.DecodeLetters(peeked.Span, destination.Span);
        isMixed = written == 0;
        pieces.PassLetters(input, written / 3 * 4);
        Decoded += written;
        return written;
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        if (ended)
            return default;
        while (past)
        {
            var peeked = await input.PeekAsync(least: 1, cancellationToken);
            if (plain == 0)
                plain = PlainLetters(peeked.Span);
            if (plain > 0)
                return peeked[..plain];
            if (!await PassMarkupAsync(cancellationToken))
                await HandOverAsync(cancellationToken);
        }

        return await NextParsedAsync(cancellationToken);
    }

    private int PlainLetters(ReadOnlySpan<byte> bytes)
    {
        var found = inData ? bytes.IndexOf((byte)']') : bytes.IndexOfAny(Markup);
        return found >= 0 ? found : bytes.Length;
    }

    // The parser would hold a CDATA section whole, so its ends are passed here; a bracket in it is a letter like any other.
    private async ValueTask<bool> PassMarkupAsync(CancellationToken cancellationToken)
    {
        var isEnd = await input.IsNextAsync(inData ? Closing : Opening, cancellationToken);
        if (isEnd)
            pieces.Pass(input, inData ? Closing.Length : Opening.Length);
        else if (inData && input.Buffered.Length > 0)
            plain = 1;
        inData ^= isEnd;
        return isEnd || plain > 0;
    }

    private async ValueTask HandOverAsync(CancellationToken cancellationToken)
    {
        past = false;
        await ParseAsync(cancellationToken);
        pieces.Resume();
    }

    private void Take(int count)
    {
        if (past)
        {
            pieces.Pass(input, count);
            plain -= count;
        }
        else
        {
            narrowedStart += count;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextParsedAsync(CancellationToken cancellationToken)
    {
        while (narrowedStart == narrowedEnd && !ended)
        {
            if (inText)
                await NarrowAsync();
            else
                await ParseAsync(cancellationToken);
        }

        return narrowed.AsMemory(narrowedStart, narrowedEnd - narrowedStart);
    }

    // Letters of base64 are ASCII; any other becomes one that the decoder refuses.
    private async ValueTask NarrowAsync()
    {
        if (letters.Length == 0)
            (letters, narrowed) = (new char[4096], new byte[4096]);
        var count = await pieces.ReadChunkAsync(letters);
        for (var i = 0; i < count; i++)
            narrowed[i] = letters[i] < 128 ? (byte)letters[i] : (byte)'?';
        (narrowedStart, narrowedEnd, inText) = (0, count, count > 0);
    }

    private async ValueTask ParseAsync(CancellationToken cancellationToken)
    {
        var found = await pieces.ParseAsync(cancellationToken);
        inText = parser.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
        ended = !found || parser.NodeType == XmlNodeType.EndElement;
        if (parser.NodeType == XmlNodeType.Element)
        {
            pieces.Report(StructureFindings.ElementInText(path, pieces.Here));
            await pieces.SkipElementAsync(cancellationToken);
        }
    }
}
