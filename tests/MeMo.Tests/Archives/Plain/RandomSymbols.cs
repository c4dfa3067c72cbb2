using System.Numerics;
using Postvogn.MeMo.Archives;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Tests.Archives.Plain;

/// <summary>
/// Writes streams of random symbols, any that the format has, with any lc, lp, pb and dictionary, and knows what they unpack to.
/// No encoder makes such streams; every decoder must read them.
/// </summary>
internal sealed class RandomSymbols : IDisposable
{
    private readonly Random random;
    private readonly LzmaHeader header;
    private readonly ushort[] model;
    private readonly RangeEncoder coder = new();
    private readonly List<byte> plain = [];
    private readonly uint[] rep = new uint[4];
    private int state;

    private RandomSymbols(Random random, LzmaHeader header)
    {
        this.random = random;
        this.header = header;
        model = new ushort[Size(header)];
        Array.Fill(model, (ushort)EvenChance);
    }

    public static (byte[] Stream, byte[] Plain) Write(Random random, LzmaHeader header, int symbols, bool withMarker)
    {
        using var writer = new RandomSymbols(random, header);
        for (var i = 0; i < symbols; i++)
            writer.Symbol();
        if (withMarker)
            writer.NewMatch(2, uint.MaxValue, copy: false);

        var start = new byte[LzmaHeader.Length];
        (header with { PlainLength = withMarker && random.Next(2) == 0 ? null : writer.plain.Count }).WriteTo(start);
        return ([.. start, .. writer.coder.Finish().Span], [.. writer.plain]);
    }

    /// <summary>A stream whose last match reaches one byte further back than there is, or than the dictionary holds.</summary>
    public static byte[] WriteReachingTooFar(Random random, LzmaHeader header, int symbols)
    {
        using var writer = new RandomSymbols(random, header);
        for (var i = 0; i < symbols; i++)
            writer.Symbol();
        writer.NewMatch(2, (uint)Math.Min(writer.plain.Count, header.DictionarySize), copy: false);
        writer.NewMatch(2, uint.MaxValue, copy: false);

        var start = new byte[LzmaHeader.Length];
        header.WriteTo(start);
        return [.. start, .. writer.coder.Finish().Span];
    }

    public void Dispose() => coder.Dispose();

    private void Symbol()
    {
        coder.Reserve(64);
        var kind = plain.Count == 0 ? 0 : random.Next(4);
        var length = random.Next(3) == 0 ? random.Next(ShortestMatch, LongestMatch + 1) : random.Next(2, 12);
        if (kind == 0)
            Literal((byte)random.Next(256));
        else if (kind == 1)
            NewMatch(length, AnyDistance());
        else
            Rep(random.Next(-1, 4), length);
    }

    private uint AnyDistance()
    {
        var most = Math.Min(plain.Count, header.DictionarySize);
        return (uint)random.Next(random.Next(2) == 0 ? most : Math.Min(most, 100));
    }

    private void Literal(byte value)
    {
        Decide(IsMatch + (state << 4) + PositionState, 0);
        var before = plain.Count > 0 ? plain[^1] : 0;
        var context = ((plain.Count & ((1 << header.LiteralPositionBits) - 1)) << header.LiteralContextBits)
            + (before >> (8 - header.LiteralContextBits));
        var tree = LzmaModel.Literal + (LiteralSize * context);
        int? guess = state >= 7 ? plain[^((int)rep[0] + 1)] : null;
        var node = 1;
        for (var i = 7; i >= 0; i--)
        {
            var bit = value >> i & 1;
            Decide(tree + node + (guess is null ? 0 : 0x100 + ((guess.Value >> i & 1) << 8)), bit);
            if (guess is not null && (guess.Value >> i & 1) != bit)
                guess = null;
            node = (node << 1) | bit;
        }

        plain.Add(value);
        state = AfterLiteral(state);
    }

    private void NewMatch(int length, uint distance, bool copy = true)
    {
        Decide(IsMatch + (state << 4) + PositionState, 1);
        Decide(IsRep + state, 0);
        Length(MatchLength, length);
        Distance(distance, Math.Min(length - 2, 3));
        (rep[3], rep[2], rep[1], rep[0]) = (rep[2], rep[1], rep[0], distance);
        state = AfterMatch(state);
        if (copy)
            Copy(length);
    }

    /// <summary>One of the last four distances; -1: a single byte at the last.</summary>
    private void Rep(int which, int length)
    {
        if (rep[Math.Max(which, 0)] >= Math.Min(plain.Count, header.DictionarySize))
            return;

        Decide(IsMatch + (state << 4) + PositionState, 1);
        Decide(IsRep + state, 1);
        Decide(IsRepNot0 + state, which > 0 ? 1 : 0);
        if (which <= 0)
            Decide(IsRep0Long + (state << 4) + PositionState, which + 1);
        if (which > 0)
            Decide(IsRepNot1 + state, which > 1 ? 1 : 0);
        if (which > 1)
            Decide(IsRepNot2 + state, which > 2 ? 1 : 0);
        if (which >= 0)
            Length(RepLength, length);

        state = which < 0 ? AfterShortRep(state) : AfterRep(state);
        var distance = rep[Math.Max(which, 0)];
        Array.Copy(rep, 0, rep, 1, Math.Max(which, 0));
        rep[0] = distance;
        Copy(which < 0 ? 1 : length);
    }

    private void Copy(int length)
    {
        for (var i = 0; i < length; i++)
            plain.Add(plain[^((int)rep[0] + 1)]);
    }

    private void Length(int kind, int length)
    {
        var (first, second, offset, bits, value) = length switch
        {
            < 10 => (0, -1, LengthLow + (PositionState << 3), 3, length - 2),
            < 18 => (1, 0, LengthMiddle + (PositionState << 3), 3, length - 10),
            _ => (1, 1, LengthHigh, 8, length - 18),
        };
        Decide(kind, first);
        if (second >= 0)
            Decide(kind + 1, second);
        coder.Tree(model.AsSpan(kind + offset), bits, (uint)value);
    }

    private void Distance(uint distance, int lengthState)
    {
        var top = distance < 4 ? 0 : BitOperations.Log2(distance);
        var slot = distance < 4 ? distance : (uint)(top << 1) | (distance >> (top - 1) & 1);
        coder.Tree(model.AsSpan(DistanceSlot + (lengthState << 6)), 6, slot);
        if (slot < 4)
            return;

        var footer = distance & ((1u << (top - 1)) - 1);
        if (slot < 14)
        {
            coder.ReverseTree(model.AsSpan((int)(DistanceSpecial + (distance - footer) - slot)), top - 1, footer);
            return;
        }

        coder.EvenBits(footer >> 4, top - 5);
        coder.ReverseTree(model.AsSpan(DistanceAlign), 4, footer & 15);
    }

    private int PositionState => plain.Count & ((1 << header.PositionBits) - 1);

    private void Decide(int kind, int bit) => coder.Bit(ref model[kind], (uint)bit);
}
