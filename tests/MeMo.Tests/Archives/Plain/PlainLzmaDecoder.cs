using System.Buffers.Binary;
using Postvogn.MeMo.Archives;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Tests.Archives.Plain;

/// <summary>
/// LZMA unpacked the plain way, one bit after the other, whole arrays only: the format as it is usually written down. The fast
/// decoder must give the same for every input, good or bad.
/// </summary>
internal sealed class PlainLzmaDecoder
{
    private readonly byte[] input;
    private readonly LzmaHeader header;
    private readonly ushort[] model;
    private readonly List<byte> output = [];
    private readonly uint[] rep = new uint[4];
    private uint range = uint.MaxValue;
    private uint code;
    private int next = LzmaHeader.Length + 5;
    private int state;

    private PlainLzmaDecoder(byte[] input)
    {
        this.input = input;
        header = LzmaHeader.Parse(input);
        model = new ushort[Size(header)];
        Array.Fill(model, (ushort)EvenChance);
        code = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(LzmaHeader.Length + 1));
    }

    /// <summary>The plain bytes; null: the stream is broken in some way, or unpacks to more than the limit.</summary>
    public static byte[]? Decode(byte[] input, int limit = 10_000_000)
    {
        if (input.Length < LzmaHeader.Length + 5 || input[LzmaHeader.Length] != 0)
            return null;

        var decoder = new PlainLzmaDecoder(input);
        return decoder.DecodeAll(limit) && decoder.next == input.Length ? [.. decoder.output] : null;
    }

    private bool DecodeAll(int limit)
    {
        while (next <= input.Length && output.Count <= limit)
        {
            if (output.Count == header.PlainLength && IsFinished())
                return true;

            var positionState = output.Count & ((1 << header.PositionBits) - 1);
            if (Bit(IsMatch + (state << 4) + positionState) == 0)
                Literal();
            else if (Match(positionState) is not { } length)
                return rep[0] == uint.MaxValue && IsFinished() && (header.PlainLength ?? output.Count) == output.Count;
            else if (!Copy(length))
                return false;

            if (output.Count > header.PlainLength)
                return false;
        }

        return false;
    }

    private bool IsFinished()
    {
        Normalize();
        return code == 0;
    }

    private void Literal()
    {
        var before = output.Count > 0 ? output[^1] : 0;
        var context = ((output.Count & ((1 << header.LiteralPositionBits) - 1)) << header.LiteralContextBits)
            + (before >> (8 - header.LiteralContextBits));
        var tree = LzmaModel.Literal + (LiteralSize * context);
        var node = 1;
        if (state >= 7)
        {
            int guess = output[^((int)rep[0] + 1)];
            while (node < 0x100)
            {
                var guessed = guess >> 7 & 1;
                guess <<= 1;
                var bit = Bit(tree + 0x100 + (guessed << 8) + node);
                node = (node << 1) | bit;
                if (bit != guessed)
                    break;
            }
        }

        while (node < 0x100)
            node = (node << 1) | Bit(tree + node);
        output.Add((byte)node);
        state = AfterLiteral(state);
    }

    /// <summary>The length; null at a marker.</summary>
    private int? Match(int positionState)
    {
        if (Bit(IsRep + state) == 0)
        {
            (rep[3], rep[2], rep[1]) = (rep[2], rep[1], rep[0]);
            var newLength = Length(MatchLength, positionState);
            rep[0] = Distance(newLength);
            state = AfterMatch(state);
            return rep[0] == uint.MaxValue ? null : newLength;
        }

        if (Bit(IsRepNot0 + state) == 0)
        {
            if (Bit(IsRep0Long + (state << 4) + positionState) == 0)
            {
                state = AfterShortRep(state);
                return 1;
            }
        }
        else
        {
            var which = Bit(IsRepNot1 + state) == 0 ? 1 : Bit(IsRepNot2 + state) == 0 ? 2 : 3;
            var distance = rep[which];
            Array.Copy(rep, 0, rep, 1, which);
            rep[0] = distance;
        }

        var length = Length(RepLength, positionState);
        state = AfterRep(state);
        return length;
    }

    private int Length(int kind, int positionState)
    {
        if (Bit(kind) == 0)
            return 2 + Tree(kind + LengthLow + (positionState << 3), 3);
        if (Bit(kind + 1) == 0)
            return 10 + Tree(kind + LengthMiddle + (positionState << 3), 3);
        return 18 + Tree(kind + LengthHigh, 8);
    }

    private uint Distance(int length)
    {
        var slot = Tree(DistanceSlot + (Math.Min(length - 2, 3) << 6), 6);
        if (slot < 4)
            return (uint)slot;

        var footerBits = (slot >> 1) - 1;
        var start = (uint)(2 | (slot & 1)) << footerBits;
        if (slot < 14)
            return start + ReverseTree(DistanceSpecial + (int)start - slot, footerBits);

        var middle = 0u;
        for (var i = 0; i < footerBits - 4; i++)
            middle = (middle << 1) | EvenBit();
        return start + (middle << 4) + ReverseTree(DistanceAlign, 4);
    }

    private bool Copy(int length)
    {
        if (rep[0] >= Math.Min(output.Count, header.DictionarySize))
            return false;
        for (var i = 0; i < length; i++)
            output.Add(output[^((int)rep[0] + 1)]);
        return true;
    }

    private int Tree(int tree, int bits)
    {
        var node = 1;
        for (var i = 0; i < bits; i++)
            node = (node << 1) | Bit(tree + node);
        return node - (1 << bits);
    }

    private uint ReverseTree(int tree, int bits)
    {
        var node = 1;
        var value = 0u;
        for (var i = 0; i < bits; i++)
        {
            var bit = Bit(tree + node);
            node = (node << 1) | bit;
            value |= (uint)bit << i;
        }

        return value;
    }

    private int Bit(int kind)
    {
        Normalize();
        var bound = (range >> 11) * model[kind];
        if (code < bound)
        {
            range = bound;
            model[kind] += (ushort)((2048 - model[kind]) >> 5);
            return 0;
        }

        range -= bound;
        code -= bound;
        model[kind] -= (ushort)(model[kind] >> 5);
        return 1;
    }

    private uint EvenBit()
    {
        Normalize();
        range >>= 1;
        if (code < range)
            return 0;

        code -= range;
        return 1;
    }

    private void Normalize()
    {
        if (range >= 1u << 24)
            return;

        range <<= 8;
        code = (code << 8) | (next < input.Length ? input[next] : 0u);
        next++;
    }
}
