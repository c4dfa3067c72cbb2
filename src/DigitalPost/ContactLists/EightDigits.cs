using System.Buffers.Binary;

namespace Postvogn.DigitalPost;

/// <summary>One 64-bit word: pairs, then fours, then all, each by one multiplication.</summary>
internal static class EightDigits
{
    private const ulong HighHalves = 0xF0F0F0F0F0F0F0F0;
    private const ulong Zeros = 0x3030303030303030;
    private const ulong Sixes = 0x0606060606060606;

    /// <summary>The first eight bytes; false when one is no digit.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out uint value)
    {
        var word = BinaryPrimitives.ReadUInt64LittleEndian(text);
        value = 0;
        // A digit is 0x30 to 0x39; adding 6 carries what lies above it out of its half byte.
        if ((word & HighHalves) != Zeros || ((word + Sixes) & HighHalves) != Zeros)
            return false;
        word -= Zeros;
        word = (word * 10) + (word >> 8);
        word = ((word & 0x000000FF000000FF) * (100 + (1_000_000UL << 32))) + (((word >> 16) & 0x000000FF000000FF) * (1 + (10_000UL << 32)));
        value = (uint)(word >> 32);
        return true;
    }
}
