using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>The range coder's writing side. The output is one number between 0 and 1, in an interval from <see cref="Low"/>,
/// <see cref="Range"/> wide. Each decision divides it in proportion to its probability and keeps the part that was decided; an interval of
/// width w costs log2(1/w) bits. Below 2^24 the top eight bits of Low are settled but for a carry and put out, and both are widened by
/// eight bits. A carry adds one to the bytes already put out; it is rare, so it walks back over them.</summary>
internal sealed class RangeEncoder : IDisposable
{
    public const uint Narrow = 1u << 24;

    private const int InitialSize = 1 << 18;

    private byte[] output = ArrayPool<byte>.Shared.Rent(InitialSize);

    public RangeEncoder() => output[Count++] = 0;

    public uint Range { get; set; } = uint.MaxValue;

    public uint Low { get; set; }

    public int Count { get; set; }

    public byte[] Output => output;

    // What a carry can no longer change: all but the last byte that is not FF, and what follows it.
    public ReadOnlyMemory<byte> Settled => output.AsMemory(0, Count - UnsettledCount());

    // The first byte is never FF, so a carry never leaves the array.
    public void Reserve(int bytes)
    {
        if (output.Length - Count >= bytes)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(output.Length * 2, Count + bytes));
        output.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(output);
        output = larger;
    }

    public void DropSettled()
    {
        var unsettled = UnsettledCount();
        output.AsSpan(Count - unsettled, unsettled).CopyTo(output);
        Count = unsettled;
    }

    public void Bit(ref ushort probability, uint bit)
    {
        var bound = (Range >> LzmaModel.ProbabilityBits) * probability;
        if (bit == 0)
        {
            Range = bound;
            probability += (ushort)(((1 << LzmaModel.ProbabilityBits) - probability) >> LzmaModel.AdaptationShift);
        }
        else
        {
            Range -= bound;
            AddToLow(bound);
            probability -= (ushort)(probability >> LzmaModel.AdaptationShift);
        }

        Normalize();
    }

    // As likely 0 as 1, the highest first.
    public void EvenBits(uint value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            Range >>= 1;
            if ((value >> i & 1) != 0)
                AddToLow(Range);
            Normalize();
        }
    }

    // The highest bit first; each bit's probability depends on the bits before it.
    public void Tree(Span<ushort> probabilities, int bits, uint value)
    {
        var node = 1u;
        for (var i = bits - 1; i >= 0; i--)
        {
            var bit = value >> i & 1;
            Bit(ref probabilities[(int)node], bit);
            node = (node << 1) | bit;
        }
    }

    // The lowest bit first.
    public void ReverseTree(Span<ushort> probabilities, int bits, uint value)
    {
        var node = 1u;
        for (var i = 0; i < bits; i++)
        {
            var bit = value >> i & 1;
            Bit(ref probabilities[(int)node], bit);
            node = (node << 1) | bit;
        }
    }

    // All of Low: nothing more can be coded, everything is settled.
    public ReadOnlyMemory<byte> Finish()
    {
        Reserve(sizeof(uint));
        for (var i = 0; i < sizeof(uint); i++)
            ShiftLow();
        return output.AsMemory(0, Count);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(output);
        output = [];
    }

    private void AddToLow(uint amount)
    {
        Low += amount;
        if (Low < amount)
            Carry(output.AsSpan(0, Count));
    }

    private void Normalize()
    {
        if (Range >= Narrow)
            return;

        Range <<= 8;
        ShiftLow();
    }

    private void ShiftLow()
    {
        output[Count++] = (byte)(Low >> 24);
        Low <<= 8;
    }

    private static void Carry(Span<byte> written)
    {
        var last = written.Length - 1;
        while (++written[last] == 0)
            last--;
    }

    private int UnsettledCount() => Count - output.AsSpan(0, Count).LastIndexOfAnyExcept((byte)0xFF);
}
