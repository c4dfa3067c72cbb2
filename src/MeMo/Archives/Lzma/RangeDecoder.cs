using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>The range coder's reading side; <see cref="RangeEncoder"/> has the idea. Code is where the written number lies inside the
/// present interval. What makes it fast: where a bit cannot be foreseen (<see cref="Tree"/> and the others, but not <see cref="Bit"/>) no
/// branch depends on it, as a mispredicted one costs more than the whole decision; the comparison is a subtraction whose sign becomes a
/// mask, and both probabilities that may be needed next are loaded before the bit is known. Range and Code stand <see cref="Ahead"/> bits
/// higher than the format's own, with the next three bytes of input below Code, so that three decisions can shift them in before a fetch.
/// It does not look for the end: the caller leaves <see cref="InputBuffer.Margin"/> bytes. A test holds all of it against the plain
/// way.</summary>
internal unsafe ref struct RangeDecoder
{
    private const int Ahead = 24;
    private const int BytesAhead = Ahead / 8;
    private const ulong Narrow = (ulong)RangeEncoder.Narrow << Ahead;

    // As in LiteralRunEncoder.
    private const long TowardsZeroBit = -((1 << LzmaModel.ProbabilityBits) - (1 << LzmaModel.AdaptationShift) + 1);

    private ulong range;
    private ulong code;
    private byte* input;
    private int shifted;

    // The format's own 32 bits.
    public RangeDecoder(uint range, uint code, byte* input)
    {
        this.range = (ulong)range << Ahead;
        this.code = ((ulong)code << Ahead) | (BinaryPrimitives.ReverseEndianness(*(uint*)input) >> (32 - Ahead));
        this.input = input + BytesAhead;
        Normalize();
        Fetch();
    }

    public readonly uint Range => (uint)(range >> Ahead);

    public readonly uint Code => (uint)(code >> Ahead);

    // Behind the last byte that was used.
    public readonly byte* Input => input - BytesAhead;

    // A decision that can be foreseen more often than not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Bit(ushort* probability)
    {
        uint chance = *probability;
        var bound = (range >> (Ahead + LzmaModel.ProbabilityBits)) * ((ulong)chance << Ahead);
        var isOne = code >= bound;
        if (isOne)
        {
            range -= bound;
            code -= bound;
            *probability = (ushort)(chance - (chance >> LzmaModel.AdaptationShift));
        }
        else
        {
            range = bound;
            *probability = (ushort)(chance + (((1 << LzmaModel.ProbabilityBits) - chance) >> LzmaModel.AdaptationShift));
        }

        if (range < Narrow)
        {
            range <<= 8;
            code = (code << 8) | *input++;
        }

        return isOne;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Literal(ushort* tree)
    {
        nuint node = 1;
        var chance = (ulong)tree[1] << Ahead;
        BitAndNext(tree, ref node, ref chance);
        BitAndNext(tree, ref node, ref chance);
        BitAndNext(tree, ref node, ref chance);
        Fetch();
        BitAndNext(tree, ref node, ref chance);
        BitAndNext(tree, ref node, ref chance);
        BitAndNext(tree, ref node, ref chance);
        Fetch();
        BitAndNext(tree, ref node, ref chance);
        AnyBit(tree, ref node, chance);
        Fetch();
        return (byte)node;
    }

    // The highest bit first; each bit's probability depends on the bits before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Tree(ushort* tree, int bits)
    {
        nuint node = 1;
        for (var i = 0; i < bits; i++)
        {
            AnyBit(tree, ref node, (ulong)tree[node] << Ahead);
            Fetch();
        }

        return (uint)node - (1u << bits);
    }

    // The lowest bit first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReverseTree(ushort* tree, int bits)
    {
        nuint node = 1;
        var value = 0u;
        for (var i = 0; i < bits; i++)
        {
            AnyBit(tree, ref node, (ulong)tree[node] << Ahead);
            Fetch();
            value |= (uint)(node & 1) << i;
        }

        return value;
    }

    // As long as the bits are those of the guess, its next bit is part of the context.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte LiteralWithGuess(ushort* tree, uint guess)
    {
        nuint node = 1;
        nuint agrees = 0x100;
        while (node < 0x100)
        {
            guess <<= 1;
            var subtree = tree + agrees + (guess & agrees);
            var mask = AnyBit(subtree, ref node, (ulong)subtree[node] << Ahead);
            Fetch();
            agrees &= guess ^ (nuint)mask;
        }

        return (byte)node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint EvenBits(int count)
    {
        var value = 0u;
        for (var i = 0; i < count; i++)
        {
            range = range >> (Ahead + 1) << Ahead;
            var difference = code - range;
            var mask = (long)difference >> 63;
            code = difference + (range & (ulong)mask);
            value = (value << 1) + 1 + (uint)mask;
            Normalize();
            Fetch();
        }

        return value;
    }

    // One decision, and the probability of the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BitAndNext(ushort* tree, ref nuint node, ref ulong chance)
    {
        var bothNext = (ulong)*(uint*)(tree + (node << 1)) << Ahead;
        var mask = AnyBit(tree, ref node, chance);
        chance = (bothNext >> (int)((1 + mask) << 4)) & (0xFFFFUL << Ahead);
    }

    // Without a branch: all ones for bit 0, 0 for bit 1. At most three before a fetch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long AnyBit(ushort* tree, ref nuint node, ulong chance)
    {
        var bound = (range >> (Ahead + LzmaModel.ProbabilityBits)) * chance;
        var above = range - bound;
        var difference = code - bound;
        var mask = (long)difference >> 63;
        range = above + ((ulong)mask & (bound - above));
        code = difference + ((ulong)mask & bound);

        var plainChance = (long)(chance >> Ahead);
        tree[node] = (ushort)(plainChance - ((plainChance + (mask & TowardsZeroBit)) >> LzmaModel.AdaptationShift));
        node = (node << 1) + 1 + (nuint)mask;
        Normalize();
        return mask;
    }

    // Below 2^24 the format's range has 8 to 15 leading zeros, else 0 to 7; here it has 8 more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalize()
    {
        var shift = ~BitOperations.LeadingZeroCount(range) & 8;
        range <<= shift;
        code <<= shift;
        shifted += shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fetch()
    {
        ulong next = BinaryPrimitives.ReverseEndianness(*(uint*)input);
        code |= next >> (32 - shifted);
        input += shifted >> 3;
        shifted = 0;
    }
}
