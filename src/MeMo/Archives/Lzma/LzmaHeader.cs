using System.Buffers.Binary;

namespace Postvogn.MeMo.Archives;

/// <summary>The 13 bytes before the data: one of lc (0 to 8), lp and pb (0 to 4), four of dictionary size, eight of plain size (all ones,
/// here null: unknown, an end marker tells). lc high bits of the byte before and lp low bits of the position choose a literal's
/// probabilities, pb low bits of the position the others.</summary>
internal sealed record LzmaHeader(int LiteralContextBits, int LiteralPositionBits, int PositionBits, int DictionarySize, long? PlainLength)
{
    public const int Length = 13;

    private const int LargestDictionary = 128 << 20;
    private const int SmallestDictionary = 4096;
    private const long LargestBelievableLength = 1L << 38;

    // What the official Java reader needs: it knows LZMA by 5D 00 00 and takes 16 MiB.
    public static LzmaHeader Ours { get; } = new(3, 0, 2, 16 << 20, null);

    public static LzmaHeader Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new MemoArchiveException(MemoArchiveFault.EmptyFile);
        RefuseOtherFormats(bytes);
        if (bytes.Length < Length)
            throw new MemoArchiveException(MemoArchiveFault.Truncated);

        int properties = bytes[0];
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[5..]);
        if (properties >= 9 * 5 * 5 || length is < -1 or > LargestBelievableLength)
            throw new MemoArchiveException(MemoArchiveFault.NotLzma);

        return new LzmaHeader(properties % 9, properties / 9 % 5, properties / 45, ParseDictionary(bytes), length < 0 ? null : length);
    }

    public void WriteTo(Span<byte> bytes)
    {
        bytes[0] = (byte)((((PositionBits * 5) + LiteralPositionBits) * 9) + LiteralContextBits);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], DictionarySize);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[5..], PlainLength ?? -1);
    }

    private static void RefuseOtherFormats(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]))
            throw new MemoArchiveException(MemoArchiveFault.XzInsteadOfLzma);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            throw new MemoArchiveException(MemoArchiveFault.GzipInsteadOfLzma);
    }

    // A size that no writer would choose (not 2^n or 2^n + 2^(n-1)) and that is too large means that this is no LZMA at all.
    private static int ParseDictionary(ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]);
        if (size <= LargestDictionary)
            return Math.Max((int)size, SmallestDictionary);

        var withoutTopBit = size & ~(1u << System.Numerics.BitOperations.Log2(size));
        var usual = withoutTopBit == 0 || withoutTopBit == (size ^ withoutTopBit) >> 1 || size == uint.MaxValue;
        throw new MemoArchiveException(usual ? MemoArchiveFault.DictionaryTooLarge : MemoArchiveFault.NotLzma);
    }
}
