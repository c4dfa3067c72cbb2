using System.Buffers.Binary;

namespace Postvogn.Drops.Archives;

/// <summary>Checked before decompression: the decoder takes the memory that a header asks for, and a few hundred bytes may ask for
/// gigabytes, in any block.</summary>
internal sealed class XzBlocks
{
    // 2 to the power of 27: what Digital Post's own reader takes, and more than xz -9 asks for.
    private const int LargestDictionaryCode = 30;

    private const int Lzma2 = 0x21;
    private const int StreamHeaderLength = 12;

    private readonly TempFile file;
    private readonly byte[] window = new byte[4096];
    private long windowStart;
    private int windowLength;
    private long position = StreamHeaderLength;

    private XzBlocks(TempFile file) => this.file = file;

    public static ReadOnlySpan<byte> Start => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    public static void Check(TempFile file)
    {
        var blocks = new XzBlocks(file);
        var checkLength = CheckLengthOf(blocks.Peek(StreamHeaderLength - 5, 1)[0] & 0x0F);
        while (blocks.SkipHeader())
        {
            blocks.SkipChunks();
            blocks.position = ((blocks.position + 3) & ~3L) + checkLength;
        }
    }

    private static int CheckLengthOf(int type) => type switch { 0 => 0, 1 => 4, 4 => 8, 10 => 32, _ => throw Damaged() };

    // False: here the index begins, and no block follows.
    private bool SkipHeader()
    {
        var length = Peek(position, 1)[0] * 4 + 4;
        if (length == 4) return false;
        var header = Peek(position, length)[..^4];
        position += length;
        var flags = header[1];
        if ((flags & 0x3F) != 0) throw ArchiveFaults.UnknownFilter();
        var fields = header[2..];
        for (var sizes = (flags >> 6 & 1) + (flags >> 7); sizes > 0; sizes--) fields = AfterNumber(fields);
        if (fields.Length < 3) throw Damaged();
        if (fields[0] != Lzma2 || fields[1] != 1) throw ArchiveFaults.UnknownFilter();
        if (fields[2] > LargestDictionaryCode) throw new MemoArchiveException(MemoArchiveFault.DictionaryTooLarge);
        return true;
    }

    private static ReadOnlySpan<byte> AfterNumber(ReadOnlySpan<byte> fields)
    {
        for (var i = 0; i < Math.Min(9, fields.Length); i++)
        {
            if ((fields[i] & 0x80) == 0) return fields[(i + 1)..];
        }

        throw Damaged();
    }

    // A block is a row of chunks, each with its length before it, and a zero byte at the end.
    private void SkipChunks()
    {
        int control;
        while ((control = Peek(position, 1)[0]) != 0)
        {
            var isPlain = control < 0x80;
            if (isPlain && control > 2) throw Damaged();
            var head = Peek(position, isPlain ? 3 : 5);
            var packed = BinaryPrimitives.ReadUInt16BigEndian(head[^2..]) + 1;
            position += head.Length + (control >= 0xC0 ? 1 : 0) + packed;
        }

        position++;
    }

    // Chunks may be of one byte each, so several are read at once.
    private ReadOnlySpan<byte> Peek(long at, int length)
    {
        if (at < windowStart || at + length > windowStart + windowLength)
            (windowStart, windowLength) = (at, RandomAccess.Read(file.Stream.SafeFileHandle, window, at));
        if (length > windowLength) throw new MemoArchiveException(MemoArchiveFault.Truncated);
        return window.AsSpan((int)(at - windowStart), length);
    }

    private static MemoArchiveException Damaged() => new(MemoArchiveFault.CorruptCompression);
}
