namespace Postvogn.MeMo.Archives;

/// <summary>What matters here of the 512 bytes before each entry; the length is without padding. Written by ourselves because the
/// framework's reader takes extended headers of up to 2 GiB into memory, and its writer a whole letter when the archive cannot
/// seek.</summary>
internal sealed record TarHeader(string Name, byte Kind, long Length)
{
    public const int BlockSize = 512;

    private const string Mode = "0000600\0";
    private const string NoOne = "0000000\0";
    private const string NoTime = "00000000000\0";

    private static readonly TarField NameField = new(0, 100);
    private static readonly TarField ModeField = new(100, 8);
    private static readonly TarField UserField = new(108, 8);
    private static readonly TarField GroupField = new(116, 8);
    private static readonly TarField LengthField = new(124, 12);
    private static readonly TarField TimeField = new(136, 12);
    private static readonly TarField ChecksumField = new(148, 8);
    private static readonly TarField KindField = new(156, 1);
    private static readonly TarField MagicField = new(257, 8);
    private static readonly TarField PrefixField = new(345, 155);

    // Two blocks of zeros.
    public static ReadOnlyMemory<byte> EndOfArchive { get; } = new byte[2 * BlockSize];

    public static ReadOnlyMemory<byte> Padding(long length) => EndOfArchive[..PaddingLength(length)];

    public static int PaddingLength(long length) => (int)(-length & (BlockSize - 1));

    // POSIX ustar, without time and owner.
    public static byte[] ForFile(string name, long length)
    {
        var block = new byte[BlockSize];
        NameField.Write(block, name);
        ModeField.Write(block, Mode);
        UserField.Write(block, NoOne);
        GroupField.Write(block, NoOne);
        LengthField.WriteNumber(block, length);
        TimeField.Write(block, NoTime);
        block[KindField.Offset] = TarKind.File;
        MagicField.Write(block, "ustar\0" + "00");
        ChecksumField.WriteNumber(block, Checksum(block));
        return block;
    }

    // Null: the block is all zeros, which ends the archive.
    public static TarHeader? Parse(ReadOnlySpan<byte> block)
    {
        if (!block.ContainsAnyExcept((byte)0))
            return null;
        var stated = ChecksumField.ReadNumber(block);
        if (stated != Checksum(block) && stated != SignedChecksum(block))
            throw new MemoArchiveException(MemoArchiveFault.CorruptTar);

        return new TarHeader(FullName(block), KindField.Bytes(block)[0], LengthField.ReadNumber(block));
    }

    // A long path has its first folders in the prefix, but only in POSIX form: GNU keeps other things there.
    private static string FullName(ReadOnlySpan<byte> block)
    {
        var name = NameField.Read(block);
        var prefix = MagicField.Bytes(block).StartsWith("ustar\0"u8) ? PrefixField.Read(block) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    // The sum of all bytes, where the checksum's own are taken as spaces.
    private static long Checksum(ReadOnlySpan<byte> block)
    {
        var sum = ChecksumField.Length * (long)' ';
        foreach (var value in block)
            sum += value;
        foreach (var value in ChecksumField.Bytes(block))
            sum -= value;
        return sum;
    }

    // Of old writers, whose bytes went from -128 to 127: letters beyond ASCII in a name make the difference.
    private static long SignedChecksum(ReadOnlySpan<byte> block) =>
        Checksum(block) - (256 * (NegativesIn(block) - NegativesIn(ChecksumField.Bytes(block))));

    private static int NegativesIn(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
            count += value >> 7;
        return count;
    }
}
