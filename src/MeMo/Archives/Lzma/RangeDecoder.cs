using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// The range coder's reading side; see <see cref="RangeEncoder"/> for the idea. <see cref="Code"/> is where the number that was
/// written lies inside the present interval: each decision compares it with the place where the interval is divided.
/// <para>It reads through a pointer and does not look for the end: the caller leaves <see cref="InputBuffer.Margin"/> bytes.</para>
/// </summary>
internal unsafe ref struct RangeDecoder(uint range, uint code, byte* input)
{
    public uint Range = range;
    public uint Code = code;
    public byte* Input = input;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Bit(ushort* probability)
    {
        Normalize();
        uint chance = *probability;
        var bound = (Range >> LzmaModel.ProbabilityBits) * chance;
        if (Code < bound)
        {
            Range = bound;
            *probability = (ushort)(chance + (((1 << LzmaModel.ProbabilityBits) - chance) >> LzmaModel.AdaptationShift));
            return 0;
        }

        Range -= bound;
        Code -= bound;
        *probability = (ushort)(chance - (chance >> LzmaModel.AdaptationShift));
        return 1;
    }

    /// <summary>Bits that are as likely 0 as 1, the highest first.</summary>
    public uint EvenBits(int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++)
        {
            Normalize();
            Range >>= 1;
            var below = Code < Range ? 1u : 0;
            Code -= Range & (below - 1);
            value = (value << 1) + 1 - below;
        }

        return value;
    }

    /// <summary>A value of so many bits, the highest first; each bit's probability depends on the bits before it.</summary>
    public uint Tree(ushort* probabilities, int bits)
    {
        var node = 1u;
        for (var i = 0; i < bits; i++)
            node = (node << 1) + Bit(probabilities + node);
        return node - (1u << bits);
    }

    /// <summary>The same, the lowest bit first.</summary>
    public uint ReverseTree(ushort* probabilities, int bits)
    {
        var node = 1u;
        var value = 0u;
        for (var i = 0; i < bits; i++)
        {
            var bit = Bit(probabilities + node);
            node = (node << 1) + bit;
            value |= bit << i;
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Normalize()
    {
        if (Range >= RangeEncoder.Narrow)
            return;

        Range <<= 8;
        Code = (Code << 8) | *Input++;
    }
}
