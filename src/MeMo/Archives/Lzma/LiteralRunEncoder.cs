using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>Codes a run of literals, bit for bit as <see cref="SymbolEncoder"/>'s plain way does (a test holds them together), several
/// times as fast: in a mailing nearly all time is spent here. No branch depends on the data, as the bits of base64 cannot be predicted and
/// a mispredicted branch costs more than the whole arithmetic of a decision: each bit becomes a mask, all ones or all zeros, and both
/// outcomes are computed with it. Only the range goes from decision to decision, five dependent steps; all else (the probability's update,
/// Low, the output) is beside that chain, done at the same time. Low is held in 64 bits and its settled bytes are stored four at a time,
/// three times a literal.</summary>
internal static unsafe class LiteralRunEncoder
{
    // Nine decisions of at most seven bits, and the bytes stored too many.
    public const int MostBytesALiteral = 8;

    // What must be free behind the last literal's bytes, as four are stored where fewer count.
    public const int Slack = 8;

    // Adding this before the shift by 5 moves a probability towards 2048 instead of towards 0, with the plain rounding.
    private const long TowardsZeroBit = -((1 << LzmaModel.ProbabilityBits) - (1 << LzmaModel.AdaptationShift) + 1);

    // Returns the state after. The coder has room for MostBytesALiteral for each, and Slack; the model is of lc=3, lp=0, pb=2; the window
    // has the byte before the first; the state is below 7: the last symbol was a literal.
    public static int Encode(RangeEncoder coder, ushort[] probabilities, ReadOnlySpan<byte> window, int from, int to, int state)
    {
        if (coder.Output.Length - coder.Count < ((to - from) * MostBytesALiteral) + Slack)
            throw new ArgumentException("There is no room for the run.", nameof(coder));

        var literals = window[(from - 1)..to];
        fixed (byte* bytes = literals, output = coder.Output)
        fixed (ushort* model = probabilities)
        {
            var run = new Run(coder.Range, coder.Low, output + coder.Count);
            for (var i = 1; i < literals.Length; i++)
            {
                run.Literal(model, model + LzmaModel.IsMatch + (state << 4) + ((from + i - 1) & 3), bytes[i - 1], bytes[i]);
                state = Math.Max(state - 3, 0);
            }

            (coder.Range, coder.Low, coder.Count) = ((uint)run.Range, (uint)run.Low, (int)(run.Output - output));
        }

        return state;
    }

    private ref struct Run(uint range, uint low, byte* output)
    {
        public ulong Range = range;
        public ulong Low = low;
        public byte* Output = output;
        private int shifted;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Literal(ushort* model, ushort* isMatch, uint before, uint value)
        {
            // A literal's tree: node 1 is the root, and the node of each bit is the bits before it with a one in front.
            var tree = model + LzmaModel.Literal + (LzmaModel.LiteralSize * (nint)(before >> 5));
            var path = 0x100 | value;
            Bit(isMatch, 0);
            Bit(tree + 1, value >> 7);
            Bit(tree + (path >> 7), value >> 6);
            Store();
            Bit(tree + (path >> 6), value >> 5);
            Bit(tree + (path >> 5), value >> 4);
            Bit(tree + (path >> 4), value >> 3);
            Store();
            Bit(tree + (path >> 3), value >> 2);
            Bit(tree + (path >> 2), value >> 1);
            Bit(tree + (path >> 1), value);
            Store();
        }

        // One decision: the lowest bit.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Bit(ushort* probability, uint bit)
        {
            var mask = 0L - (bit & 1);
            long chance = *probability;
            *probability = (ushort)(chance - ((chance + (~mask & TowardsZeroBit)) >> LzmaModel.AdaptationShift));

            // Bit 0 keeps the bound, bit 1 what is above it: range + (-bound). Then Low rises by the bound.
            var signedChance = (chance ^ mask) - mask;
            var kept = (Range & (ulong)mask) + ((Range >> LzmaModel.ProbabilityBits) * (ulong)signedChance);
            Low += (Range - kept) & (ulong)mask;

            // Below 2^24 the range has 8 to 15 leading zeros, else 0 to 7: the 8 in that number is the shift.
            var shift = BitOperations.LeadingZeroCount((uint)kept) & 8;
            Range = kept << shift;
            Low <<= shift;
            shifted += shift;
        }

        // What has left the low 32 bits of Low: at most three bytes after three decisions, and perhaps a carry.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store()
        {
            var settled = Low >> 32;
            if (settled >> shifted != 0)
                Carry(Output);
            *(uint*)Output = BinaryPrimitives.ReverseEndianness((uint)(settled << (32 - shifted)));
            Output += shifted >> 3;
            Low = (uint)Low;
            shifted = 0;
        }

        // Rare. The first byte of all is 0 and stays in the buffer until another is not FF, so this ends inside it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Carry(byte* output)
        {
            do
                output--;
            while (++*output == 0);
        }
    }
}
