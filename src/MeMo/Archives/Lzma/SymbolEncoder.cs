using System.Numerics;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Archives;

internal sealed class SymbolEncoder : IDisposable
{
    private const uint EndMarkerDistance = uint.MaxValue;
    private const int MostBytesOfASymbol = 64;
    private const int LongestRun = 2048;

    private readonly ushort[] probabilities = new ushort[Size(LzmaHeader.Ours)];
    private readonly uint[] lastDistances = new uint[4];
    private int state;

    public SymbolEncoder() => Array.Fill(probabilities, (ushort)EvenChance);

    public RangeEncoder Coder { get; } = new();

    public void Literals(ReadOnlySpan<byte> window, int from, int to)
    {
        while (from < to)
        {
            if (state >= 7)
            {
                Coder.Reserve(MostBytesOfASymbol);
                LiteralAfterMatch(window, from++);
                continue;
            }

            var end = Math.Min(to, from + LongestRun);
            Coder.Reserve(((end - from) * LiteralRunEncoder.MostBytesALiteral) + LiteralRunEncoder.Slack);
            state = LiteralRunEncoder.Encode(Coder, probabilities, window, from, end, state);
            from = end;
        }
    }

    // Any length from 2; above 273 as several matches.
    public void Match(int position, int length, int distance)
    {
        while (length > 0)
        {
            // One byte alone cannot be a match, so the last but one leaves two.
            var part = length <= LongestMatch ? length : Math.Min(LongestMatch, length - ShortestMatch);
            MatchPart(position, part, (uint)distance - 1);
            position += part;
            length -= part;
        }
    }

    // The end marker: a match at a distance that cannot be.
    public ReadOnlyMemory<byte> Finish(int position)
    {
        MatchPart(position, ShortestMatch, EndMarkerDistance);
        return Coder.Finish();
    }

    public void Dispose() => Coder.Dispose();

    // The byte that the match would have given next is a good guess: as long as the bits agree, its next bit is part of the context.
    private void LiteralAfterMatch(ReadOnlySpan<byte> window, int position)
    {
        Decide(IsMatch + (state << 4) + PositionState(position), 0);
        var context = Table(Literal + (LiteralSize * (window[position - 1] >> 5)), LiteralSize);
        uint value = window[position];
        uint guess = window[position - (int)lastDistances[0] - 1];
        var node = 1u;
        var agrees = 0x100u;
        for (var i = 7; i >= 0; i--)
        {
            guess <<= 1;
            var bit = value >> i & 1;
            Coder.Bit(ref context[(int)(agrees + (guess & agrees) + node)], bit);
            node = (node << 1) | bit;
            agrees &= bit != 0 ? guess : ~guess;
        }

        state = AfterLiteral(state);
    }

    private void MatchPart(int position, int length, uint distance)
    {
        Coder.Reserve(MostBytesOfASymbol);
        var positionState = PositionState(position);
        Decide(IsMatch + (state << 4) + positionState, 1);
        var known = Array.IndexOf(lastDistances, distance);
        Decide(IsRep + state, known >= 0 ? 1u : 0);
        if (known >= 0)
        {
            KnownDistance(known, positionState);
            Length(RepLength, length, positionState);
            state = AfterRep(state);
        }
        else
        {
            Length(MatchLength, length, positionState);
            NewDistance(distance, length);
            state = AfterMatch(state);
        }

        MoveToFront(distance, known < 0 ? 3 : known);
    }

    private void KnownDistance(int which, int positionState)
    {
        Decide(IsRepNot0 + state, which > 0 ? 1u : 0);
        if (which == 0)
        {
            Decide(IsRep0Long + (state << 4) + positionState, 1);
            return;
        }

        Decide(IsRepNot1 + state, which > 1 ? 1u : 0);
        if (which > 1)
            Decide(IsRepNot2 + state, which > 2 ? 1u : 0);
    }

    private void MoveToFront(uint distance, int from)
    {
        Array.Copy(lastDistances, 0, lastDistances, 1, from);
        lastDistances[0] = distance;
    }

    private void Length(int kind, int length, int positionState)
    {
        var above = (uint)length - ShortestMatch;
        Decide(kind, above < 8 ? 0u : 1);
        if (above >= 8)
            Decide(kind + 1, above < 16 ? 0u : 1);

        if (above < 8)
            Coder.Tree(Table(kind + LengthLow + (positionState << 3), 8), 3, above);
        else if (above < 16)
            Coder.Tree(Table(kind + LengthMiddle + (positionState << 3), 8), 3, above - 8);
        else
            Coder.Tree(Table(kind + LengthHigh, 256), 8, above - 16);
    }

    private void NewDistance(uint distance, int length)
    {
        var slot = Slot(distance);
        Coder.Tree(Table(DistanceSlot + (Math.Min(length - ShortestMatch, 3) << 6), 64), 6, slot);
        if (slot < FirstSlotWithFooter)
            return;

        var footerBits = (int)(slot >> 1) - 1;
        var start = (2 | (slot & 1)) << footerBits;
        var footer = distance - start;
        if (slot < FirstSlotWithEvenBits)
        {
            Coder.ReverseTree(Table(DistanceSpecial + (int)(start - slot), 1 << footerBits), footerBits, footer);
        }
        else
        {
            Coder.EvenBits(footer >> AlignBits, footerBits - AlignBits);
            Coder.ReverseTree(Table(DistanceAlign, 1 << AlignBits), AlignBits, footer & 15);
        }
    }

    private static uint Slot(uint distance)
    {
        if (distance < FirstSlotWithFooter)
            return distance;

        var top = BitOperations.Log2(distance);
        return (uint)(top << 1) | (distance >> (top - 1) & 1);
    }

    private void Decide(int kind, uint bit) => Coder.Bit(ref probabilities[kind], bit);

    private Span<ushort> Table(int start, int length) => probabilities.AsSpan(start, length);

    private static int PositionState(int position) => position & 3;
}
