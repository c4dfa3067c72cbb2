using System.Buffers;
using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>Finds long repeats, and only them. Base64 repeats two or three bytes everywhere, by chance, and an ordinary LZMA encoder spends
/// more than half its time on finding that for next to nothing. Worth finding is the same font, logo or paragraph as in the letter before:
/// long, and far back. So eight bytes are hashed at every position, but only one in sixteen is remembered and looked up: those whose hash
/// has four bits zero. As the content chooses them, two copies choose the same positions, wherever they stand. A hit is compared byte by
/// byte, backwards and forwards, so nothing depends on the hash being right.</summary>
internal sealed class LongMatchFinder(int dictionarySize) : IDisposable
{
    // A shorter repeat costs more as a match, with what it does to the literals after it, than as literals.
    public const int ShortestWorthwhile = 12;

    // So many must stand before the end of the window.
    public const int HashedBytes = sizeof(ulong);

    private const int TableBits = 16;
    private const int SampleBits = 4;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong SampleMask = ((1UL << SampleBits) - 1) << (64 - TableBits - SampleBits);

    private uint[] lastSeen = RentZeroed();

    // The next that covers a remembered position and begins at or after from; to is at least HashedBytes before the window's end.
    public LongMatch? Find(ReadOnlySpan<byte> window, int from, int to)
    {
        for (var position = Scan(window, from, to, out var candidate);
            position < to;
            position = Scan(window, position + 1, to, out candidate))
        {
            if (position - candidate > dictionarySize)
                continue;

            var match = Extend(window, from, position, candidate);
            if (match.Length >= ShortestWorthwhile)
                return match;
        }

        return null;
    }

    // Positions inside a repeat, so that the next copy finds the nearest one.
    public void Remember(ReadOnlySpan<byte> window, int from, int to)
    {
        while (from < to)
            from = Scan(window, from, to, out _) + 1;
    }

    // Every index is smaller by so much; what has left the window is forgotten.
    public void Slide(int by)
    {
        for (var i = 0; i < lastSeen.Length; i++)
            lastSeen[i] = lastSeen[i] > by ? lastSeen[i] - (uint)by : 0;
    }

    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(lastSeen);
        lastSeen = [];
    }

    // Remembers every position that its content chooses, up to the first whose hash was seen before: returns it and where that was, or to.
    // One multiplication and one test a byte; all else is rare.
    private unsafe int Scan(ReadOnlySpan<byte> window, int from, int to, out int candidate)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, window.Length - HashedBytes + 1);
        candidate = 0;
        fixed (byte* bytes = window)
        fixed (uint* table = lastSeen)
        {
            for (var position = from; position < to; position++)
            {
                var hash = Unsafe.ReadUnaligned<ulong>(bytes + position) * Multiplier;
                if ((hash & SampleMask) != 0)
                    continue;

                var entry = table + (hash >> (64 - TableBits));
                candidate = (int)*entry;
                *entry = (uint)position;
                if (candidate != 0)
                    return position;
            }
        }

        return to;
    }

    private static LongMatch Extend(ReadOnlySpan<byte> window, int from, int position, int candidate)
    {
        var length = window[position..].CommonPrefixLength(window[candidate..]);
        var distance = position - candidate;
        var start = position;
        while (start > from && start - distance > EncoderWindow.Origin && window[start - 1] == window[start - 1 - distance])
            start--;

        return new LongMatch(start, length + position - start, distance);
    }

    private static uint[] RentZeroed()
    {
        var table = ArrayPool<uint>.Shared.Rent(1 << TableBits);
        Array.Clear(table);
        return table;
    }
}
