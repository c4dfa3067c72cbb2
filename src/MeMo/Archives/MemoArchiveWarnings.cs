using System.Buffers.Binary;

namespace Postvogn.MeMo;

/// <summary>What is read here, and may not be read elsewhere.</summary>
public static class MemoArchiveWarnings
{
    /// <summary>How many bytes of an archive tell.</summary>
    public const int StartLength = 5;

    /// <summary>The official Java library, which Digital Post very likely runs itself, cannot open the archive.</summary>
    public static readonly ErrorCode Reader = new(
        "warning.archive.reader", ReceiptStatus.Completed, JudgedBy.Archive,
        "The LZMA of an archive has lc=3, lp=0, pb=2 and a dictionary of 4, 8, 16, 32, 64 or 128 MiB.");

    /// <summary>Of the first bytes of a <c>.tar.lzma</c>; null: every reader opens it. That it is LZMA at all is not said.</summary>
    public static Finding? Of(ReadOnlySpan<byte> start)
    {
        if (start.Length < StartLength)
            return null;
        int properties = start[0];
        var dictionary = BinaryPrimitives.ReadUInt32LittleEndian(start[1..]);
        if (properties != 0x5D)
        {
            return Because(
                $"It is compressed with lc={properties % 9}, lp={properties / 9 % 5}, pb={properties / 45}: the official Java library knows "
                + "LZMA by lc=3, lp=0, pb=2.");
        }

        var isKnown = uint.PopCount(dictionary) == 1 && dictionary is >= 4 << 20 and <= 128 << 20;
        return isKnown ? null : Because(
            $"It is compressed with a dictionary of {dictionary} bytes: the official Java library opens 4, 8, 16, 32, 64 and 128 MiB alone.");
    }

    private static Finding Because(string message) => new()
    {
        Code = Reader.Code,
        Status = Reader.Status,
        Path = "/",
        Message = message,
        Fix = "Compress it anew: xz --format=lzma (-3 or more), or memo unpack and memo pack.",
    };
}
