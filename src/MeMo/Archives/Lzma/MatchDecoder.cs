using System.Runtime.CompilerServices;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Archives;

/// <summary>A length, and a distance that is new or one of the last four.</summary>
internal sealed unsafe class MatchDecoder
{
    private const uint EndMarkerDistance = uint.MaxValue;

    private uint rep0;
    private uint rep1;
    private uint rep2;
    private uint rep3;

    // 0: the byte before. Not checked against anything.
    public uint Distance => rep0;

    // The length of the match that begins here; 0: it is the end marker.
    public int Read(ref RangeDecoder shared, ref OutputPiece piece)
    {
        // A copy of its own stays in registers.
        var coder = shared;
        var positionState = (int)(piece.Position & piece.PositionMask);
        var length = coder.Bit(piece.Model + IsRep + piece.State)
            ? KnownDistance(ref coder, ref piece, positionState)
            : NewDistance(ref coder, ref piece, positionState);
        shared = coder;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NewDistance(ref RangeDecoder coder, ref OutputPiece piece, int positionState)
    {
        (rep3, rep2, rep1) = (rep2, rep1, rep0);
        var length = Length(ref coder, piece.Model + MatchLength, positionState);
        rep0 = ReadDistance(ref coder, piece.Model, length);
        piece.State = AfterMatch(piece.State);
        return rep0 == EndMarkerDistance ? 0 : length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int KnownDistance(ref RangeDecoder coder, ref OutputPiece piece, int positionState)
    {
        var model = piece.Model;
        if (coder.Bit(model + IsRepNot0 + piece.State))
        {
            BringForward(ref coder, model + piece.State);
        }
        else if (!coder.Bit(model + IsRep0Long + (piece.State << 4) + positionState))
        {
            piece.State = AfterShortRep(piece.State);
            return 1;
        }

        piece.State = AfterRep(piece.State);
        return Length(ref coder, model + RepLength, positionState);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BringForward(ref RangeDecoder coder, ushort* modelOfState)
    {
        var distance = rep1;
        if (coder.Bit(modelOfState + IsRepNot1))
        {
            distance = rep2;
            if (coder.Bit(modelOfState + IsRepNot2))
                (distance, rep3) = (rep3, rep2);
            rep2 = rep1;
        }

        (rep1, rep0) = (rep0, distance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Length(ref RangeDecoder coder, ushort* kind, int positionState)
    {
        if (!coder.Bit(kind))
            return ShortestMatch + (int)coder.Tree(kind + LengthLow + (positionState << 3), 3);
        if (!coder.Bit(kind + 1))
            return ShortestMatch + 8 + (int)coder.Tree(kind + LengthMiddle + (positionState << 3), 3);
        return ShortestMatch + 16 + (int)coder.Tree(kind + LengthHigh, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadDistance(ref RangeDecoder coder, ushort* model, int length)
    {
        var slot = coder.Tree(model + DistanceSlot + (Math.Min(length - ShortestMatch, 3) << 6), 6);
        if (slot < FirstSlotWithFooter)
            return slot;

        var footerBits = (int)(slot >> 1) - 1;
        var start = (2 | (slot & 1)) << footerBits;
        if (slot < FirstSlotWithEvenBits)
            return start + coder.ReverseTree(model + DistanceSpecial + (start - slot), footerBits);

        start += coder.EvenBits(footerBits - AlignBits) << AlignBits;
        return start + coder.ReverseTree(model + DistanceAlign, AlignBits);
    }
}
