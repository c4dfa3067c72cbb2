using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// Reads a run of literals: the same decisions as the plain way, faster. In a mailing nearly all time is spent here. The ideas
/// are those of <see cref="LiteralRunEncoder"/>; what is different here is that a bit is only known once Code has been compared:
/// <list type="bullet">
/// <item>The comparison is a subtraction whose sign becomes the mask, all ones for bit 0. Both outcomes are computed, the mask
/// takes one.</item>
/// <item>Both probabilities that may be needed next are loaded before the bit is known; they stand side by side.</item>
/// <item>Range and Code stand <see cref="Ahead"/> bits higher than in the plain way, and below Code stand the next three bytes of
/// the input: three decisions can shift them in before more must be fetched.</item>
/// </list>
/// A test holds it against the plain way, bit for bit.
/// </summary>
internal static unsafe class LiteralRunDecoder
{
    private const int Ahead = 24;
    /// <summary>So much further the reading stands during a run than at its end.</summary>
    public const int BytesAhead = Ahead / 8;

    /// <summary>See <see cref="LiteralRunEncoder"/>: moves a probability towards 2048, with the plain rounding.</summary>
    private const long TowardsZeroBit = -((1 << LzmaModel.ProbabilityBits) - (1 << LzmaModel.AdaptationShift) + 1);

    /// <summary>
    /// Reads literals until a match begins, the output is full or the input may not last for another. The state must be below 7.
    /// </summary>
    /// <returns>True: a match begins, and the decision that says so has been read.</returns>
    public static bool Decode(ref RangeDecoder coder, ref LiteralRun literals)
    {
        var run = new Run(coder);
        var (end, lastStart) = ((nuint)literals.End, (nuint)literals.LastStart);
        var output = literals.Output;
        var state = literals.State;
        var isMatch = false;
        while ((nuint)output < end && (nuint)run.Input <= lastStart)
        {
            isMatch = run.IsMatch(literals.Model + LzmaModel.IsMatch + (state << 4) + (literals.Position & literals.PositionMask));
            if (isMatch)
                break;

            literals.Before = (byte)run.Literal(literals.Model + LzmaModel.Literal + (LzmaModel.LiteralSize * (nint)literals.Context));
            *output++ = literals.Before;
            literals.Position++;
            state = Math.Max(state - 3, 0);
        }

        literals.Output = output;
        literals.State = state;
        coder = run.Leave();
        return isMatch;
    }

    /// <summary>The coder's registers during a run.</summary>
    private ref struct Run
    {
        public byte* Input;
        private ulong range;
        private ulong code;
        private int shifted;

        public Run(RangeDecoder coder)
        {
            coder.Normalize();
            range = (ulong)coder.Range << Ahead;
            code = (ulong)coder.Code << Ahead;
            Input = coder.Input;
            shifted = Ahead;
            Fetch();
        }

        /// <summary>Back to the plain form: the bytes that were read ahead are unread.</summary>
        public RangeDecoder Leave() => new((uint)(range >> Ahead), (uint)(code >> Ahead), Input - BytesAhead);

        /// <summary>Nearly always no, so this one is a branch.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsMatch(ushort* probability)
        {
            uint chance = *probability;
            var bound = (range >> (Ahead + LzmaModel.ProbabilityBits)) * ((ulong)chance << Ahead);
            if (code >= bound)
            {
                range -= bound;
                code -= bound;
                *probability = (ushort)(chance - (chance >> LzmaModel.AdaptationShift));
                Normalize();
                Fetch();
                return true;
            }

            range = bound;
            *probability = (ushort)(chance + (((1 << LzmaModel.ProbabilityBits) - chance) >> LzmaModel.AdaptationShift));
            Normalize();
            return false;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public uint Literal(ushort* tree)
        {
            nuint node = 1;
            var chance = (ulong)tree[1] << Ahead;
            Bit(tree, ref node, ref chance);
            Bit(tree, ref node, ref chance);
            Fetch();
            Bit(tree, ref node, ref chance);
            Bit(tree, ref node, ref chance);
            Bit(tree, ref node, ref chance);
            Fetch();
            Bit(tree, ref node, ref chance);
            Bit(tree, ref node, ref chance);
            LastBit(tree, ref node, chance);
            Fetch();
            return (byte)node;
        }

        /// <summary>One decision, and the probability of the next.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Bit(ushort* tree, ref nuint node, ref ulong chance)
        {
            var bothNext = (ulong)*(uint*)(tree + (node << 1)) << Ahead;
            var mask = LastBit(tree, ref node, chance);
            chance = (bothNext >> (int)((1 + mask) << 4)) & (0xFFFFUL << Ahead);
        }

        /// <summary>One decision. Returns all ones for bit 0, and 0 for bit 1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private long LastBit(ushort* tree, ref nuint node, ulong chance)
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

        /// <summary>Below 2^24 the plain range has 8 to 15 leading zeros, else 0 to 7; here it has 8 more.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Normalize()
        {
            var shift = ~BitOperations.LeadingZeroCount(range) & 8;
            range <<= shift;
            code <<= shift;
            shifted += shift;
        }

        /// <summary>Fills up the bytes below Code.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Fetch()
        {
            ulong next = BinaryPrimitives.ReverseEndianness(*(uint*)Input);
            code |= next >> (32 - shifted);
            Input += shifted >> 3;
            shifted = 0;
        }
    }
}
