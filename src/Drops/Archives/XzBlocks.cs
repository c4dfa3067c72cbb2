using System.Buffers.Binary;
using Crc32 = System.IO.Hashing.Crc32;

namespace Postvogn.Drops.Archives;

/// <summary>Checked before decompression: the decoder takes the memory that a header asks for, and a few hundred bytes may ask for
/// gigabytes, in any block; and it compares neither the index with the blocks nor what stands around them.</summary>
internal sealed class XzBlocks
{
    // 2 to the power of 27: what Digital Post's own reader takes, and more than xz -9 asks for.
    private const int LargestDictionaryCode = 30;

    private const int Lzma2 = 0x21;
    private const int StreamHeaderLength = 12;
    private const int LongestNumber = 9;

    private readonly TempFile file;
    private readonly byte[] window = new byte[4096];
    private readonly Crc32 blocks = new();
    private long windowStart;
    private int windowLength;
    private long position = StreamHeaderLength;
    private long count;

    private XzBlocks(TempFile file) => this.file = file;

    public static ReadOnlySpan<byte> Start => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    /// <summary>One stream of them; zeros alone may follow, in fours.</summary>
    public static void Check(TempFile file) => new XzBlocks(file).Check();

    private static int CheckLengthOf(int type) => type switch { 0 => 0, 1 => 4, 4 => 8, 10 => 32, _ => throw Damaged() };

    private void Check()
    {
        var header = Peek(0, StreamHeaderLength);
        var flags = header.Slice(Start.Length, 2).ToArray();
        Need(flags[0] == 0 && IsChecksum(header[8..], Crc32.Hash(flags)));
        var checkLength = CheckLengthOf(flags[1]);
        while (true)
        {
            var start = position;
            if (!SkipHeader()) break;
            var plainLength = SkipChunks();
            AddRecord(blocks, position - start + checkLength, plainLength);
            count++;
            SkipZeros((int)(-position & 3));
            position += checkLength;
        }

        CheckEnd(flags, CheckIndex());
        CheckPadding();
    }

    // False: here the index begins, and no block follows.
    private bool SkipHeader()
    {
        var length = Peek(position, 1)[0] * 4 + 4;
        if (length == 4) return false;
        var whole = Peek(position, length);
        var header = whole[..^4];
        position += length;
        var flags = header[1];
        if ((flags & 0x3F) != 0) throw ArchiveFaults.UnknownFilter();
        var fields = header[2..];
        for (var sizes = (flags >> 6 & 1) + (flags >> 7); sizes > 0; sizes--) fields = AfterNumber(fields);
        Need(fields.Length >= 3);
        if (fields[0] != Lzma2 || fields[1] != 1) throw ArchiveFaults.UnknownFilter();
        if (fields[2] > LargestDictionaryCode) throw new MemoArchiveException(MemoArchiveFault.DictionaryTooLarge);
        Need(IsChecksum(whole[^4..], Crc32.Hash(header)));
        return true;
    }

    private static ReadOnlySpan<byte> AfterNumber(ReadOnlySpan<byte> fields)
    {
        for (var i = 0; i < Math.Min(LongestNumber, fields.Length); i++)
        {
            if ((fields[i] & 0x80) == 0) return fields[(i + 1)..];
        }

        throw Damaged();
    }

    // A block is a row of chunks, each with its lengths before it, and a zero byte at the end. What they unpack to in all.
    private long SkipChunks()
    {
        var plainLength = 0L;
        int control;
        while ((control = Peek(position, 1)[0]) != 0)
        {
            var isPlain = control < 0x80;
            if (isPlain && control > 2) throw Damaged();
            var head = Peek(position, isPlain ? 3 : 5);
            plainLength += (isPlain ? 0 : (control & 0x1F) << 16) + BinaryPrimitives.ReadUInt16BigEndian(head[1..]) + 1;
            var packed = BinaryPrimitives.ReadUInt16BigEndian(head[^2..]) + 1;
            position += head.Length + (control >= 0xC0 ? 1 : 0) + packed;
        }

        position++;
        return plainLength;
    }

    // It must say of each block what was found. Returned is its length.
    private long CheckIndex()
    {
        var (start, all, listed) = (position, new Crc32(), new Crc32());
        TakeNumber(all);
        Need(TakeNumber(all) == count);
        for (var i = 0L; i < count; i++) AddRecord(listed, TakeNumber(all), TakeNumber(all));
        Need(listed.GetCurrentHashAsUInt32() == blocks.GetCurrentHashAsUInt32());
        var padding = (int)(-position & 3);
        all.Append(Peek(position, padding));
        SkipZeros(padding);
        Need(BinaryPrimitives.ReadUInt32LittleEndian(Peek(position, 4)) == all.GetCurrentHashAsUInt32());
        position += 4;
        return position - start;
    }

    // A checksum, the length of the index in fours less one, the flags once more, and the mark.
    private void CheckEnd(ReadOnlySpan<byte> flags, long indexLength)
    {
        var end = Peek(position, StreamHeaderLength);
        Need(
            IsChecksum(end, Crc32.Hash(end[4..10]))
            && BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) == indexLength / 4 - 1
            && end[8..10].SequenceEqual(flags) && end[10..].SequenceEqual("YZ"u8));
        position += end.Length;
    }

    private void CheckPadding()
    {
        var length = file.Length - position;
        while (position < file.Length)
        {
            var piece = Peek(position, (int)Math.Min(window.Length, file.Length - position));
            if (piece.ContainsAnyExcept((byte)0)) throw new MemoArchiveException(MemoArchiveFault.TrailingBytes);
            position += piece.Length;
        }

        if (length % 4 != 0) throw new MemoArchiveException(MemoArchiveFault.TrailingBytes);
    }

    private static void AddRecord(Crc32 to, long length, long plainLength)
    {
        Span<byte> record = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(record, length);
        BinaryPrimitives.WriteInt64LittleEndian(record[sizeof(long)..], plainLength);
        to.Append(record);
    }

    private long TakeNumber(Crc32 all)
    {
        var number = 0L;
        for (var i = 0; i < LongestNumber; i++)
        {
            var read = Peek(position, 1);
            all.Append(read);
            position++;
            number |= (long)(read[0] & 0x7F) << 7 * i;
            if ((read[0] & 0x80) == 0) return i == 0 || read[0] != 0 ? number : throw Damaged();
        }

        throw Damaged();
    }

    private void SkipZeros(int length)
    {
        Need(!Peek(position, length).ContainsAnyExcept((byte)0));
        position += length;
    }

    private static bool IsChecksum(ReadOnlySpan<byte> stated, ReadOnlySpan<byte> found) => stated[..4].SequenceEqual(found);

    private static void Need(bool holds)
    {
        if (!holds) throw Damaged();
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
