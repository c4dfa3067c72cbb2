using System.Buffers.Binary;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// Unpacks LZMA, a piece at a time. Hostile input ends in a <see cref="MemoArchiveException"/>: a symbol is only begun when a
/// whole one can be read, a distance is checked against what is there, and nothing is written beyond the window's end.
/// </summary>
internal sealed unsafe class LzmaDecoder : IDisposable
{
    /// <summary>How many bytes the range coder takes before the first decision.</summary>
    public const int StartLength = 5;

    private const int LongestPiece = 1 << 17;

    private readonly LzmaHeader header;
    private readonly DecoderWindow window;
    private readonly ushort[] probabilities;
    private readonly uint positionMask;
    private readonly uint literalPositionMask;

    private uint range = uint.MaxValue;
    private uint code;
    private int state;
    private uint rep0;
    private uint rep1;
    private uint rep2;
    private uint rep3;
    private long produced;
    private int matchLeft;
    private bool corrupt;

    public LzmaDecoder(LzmaHeader header, InputBuffer input)
    {
        this.header = header;
        positionMask = (1u << header.PositionBits) - 1;
        literalPositionMask = (1u << header.LiteralPositionBits) - 1;
        ReadStart(input);
        window = new DecoderWindow(header.DictionarySize);
        probabilities = new ushort[Size(header)];
        Array.Fill(probabilities, (ushort)EvenChance);
    }

    /// <summary>Nothing more will come.</summary>
    public bool Ended { get; private set; }

    /// <summary>Hands out what has been unpacked.</summary>
    public int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, window.Unread.Length);
        window.Unread[..count].CopyTo(buffer);
        window.Take(count);
        return count;
    }

    /// <summary>Unpacks a piece. False: it needs more input.</summary>
    public bool Decode(InputBuffer input)
    {
        if (input.Unused.Length <= InputBuffer.Margin && !input.AtEnd)
            return false;

        window.MakeRoom();
        input.Use(DecodePiece(input.UnusedWithMargin));
        return true;
    }

    public void Dispose() => window.Dispose();

    private void ReadStart(InputBuffer input)
    {
        var start = input.Unused;
        if (start.Length < StartLength)
            throw new MemoArchiveException(MemoArchiveFault.Truncated);
        if (start[0] != 0)
            throw new MemoArchiveException(MemoArchiveFault.CorruptCompression);

        code = BinaryPrimitives.ReadUInt32BigEndian(start[1..]);
        input.Use(StartLength);
    }

    /// <summary>Returns how many bytes of the source it used; more than there are, less the margin, if the source is cut off.</summary>
    private int DecodePiece(ReadOnlySpan<byte> source)
    {
        fixed (byte* start = source)
        fixed (ushort* model = probabilities)
        {
            var coder = new RangeDecoder(range, code, start);
            var lastStart = start + source.Length - InputBuffer.Margin;
            var left = header.PlainLength - produced ?? long.MaxValue;
            var limit = window.Position + (int)Math.Min(left, Math.Min(LongestPiece, window.Size - window.Position));
            if (left == 0)
                End(ref coder, model);
            CopyMatch(limit);
            while (window.Position < limit && coder.Input <= lastStart && !Ended && !corrupt)
                Symbol(ref coder, model, limit);

            // Nonsense that began before the end of a cut input and reached beyond it is not the writer's fault.
            if (corrupt && coder.Input <= lastStart)
                throw new MemoArchiveException(MemoArchiveFault.CorruptCompression);

            (range, code) = (coder.Range, coder.Code);
            return (int)(coder.Input - start);
        }
    }

    /// <summary>The plain length has been reached. A marker may follow all the same.</summary>
    private void End(ref RangeDecoder coder, ushort* model)
    {
        coder.Normalize();
        if (matchLeft == 0 && coder.Code != 0)
            Symbol(ref coder, model, window.Position);
        else
            Ended = true;
        corrupt |= matchLeft > 0 || !Ended;
    }

    private void Symbol(ref RangeDecoder coder, ushort* model, int limit)
    {
        var positionState = (int)((uint)produced & positionMask);
        if (coder.Bit(model + IsMatch + (state << 4) + positionState) == 0)
        {
            Literal(ref coder, model);
            return;
        }

        if (coder.Bit(model + IsRep + state) == 0)
            NewMatch(ref coder, model, positionState);
        else
            KnownMatch(ref coder, model, positionState);
        CopyMatch(limit);
    }

    private void Literal(ref RangeDecoder coder, ushort* model)
    {
        uint before = window.Back(1);
        var context = (((uint)produced & literalPositionMask) << header.LiteralContextBits) + (before >> (8 - header.LiteralContextBits));
        var tree = model + LzmaModel.Literal + (LiteralSize * context);
        var value = state < 7 ? coder.Tree(tree, 8) : LiteralAfterMatch(ref coder, tree, window.Back(rep0 + 1));
        window.Add((byte)value);
        produced++;
        state = AfterLiteral(state);
    }

    /// <summary>As long as the bits are those of the byte that the match would have given, that byte's bit is part of the context.</summary>
    private static uint LiteralAfterMatch(ref RangeDecoder coder, ushort* tree, uint guess)
    {
        var node = 1u;
        var agrees = 0x100u;
        while (node < 0x100)
        {
            guess <<= 1;
            var bit = coder.Bit(tree + agrees + (guess & agrees) + node);
            node = (node << 1) + bit;
            agrees &= bit != 0 ? guess : ~guess;
        }

        return node - 0x100;
    }

    private void NewMatch(ref RangeDecoder coder, ushort* model, int positionState)
    {
        (rep3, rep2, rep1) = (rep2, rep1, rep0);
        matchLeft = Length(ref coder, model + MatchLength, positionState);
        rep0 = Distance(ref coder, model, matchLeft);
        state = AfterMatch(state);
        if (rep0 != uint.MaxValue)
            return;

        // The end marker.
        matchLeft = 0;
        coder.Normalize();
        corrupt = coder.Code != 0 || produced < header.PlainLength;
        Ended = !corrupt;
    }

    private void KnownMatch(ref RangeDecoder coder, ushort* model, int positionState)
    {
        if (coder.Bit(model + IsRepNot0 + state) == 0)
        {
            if (coder.Bit(model + IsRep0Long + (state << 4) + positionState) == 0)
            {
                state = AfterShortRep(state);
                matchLeft = 1;
                return;
            }
        }
        else
        {
            BringForward(ref coder, model);
        }

        matchLeft = Length(ref coder, model + RepLength, positionState);
        state = AfterRep(state);
    }

    private void BringForward(ref RangeDecoder coder, ushort* model)
    {
        uint distance;
        if (coder.Bit(model + IsRepNot1 + state) == 0)
        {
            distance = rep1;
        }
        else
        {
            if (coder.Bit(model + IsRepNot2 + state) == 0)
                distance = rep2;
            else
                (distance, rep3) = (rep3, rep2);
            rep2 = rep1;
        }

        (rep1, rep0) = (rep0, distance);
    }

    private static int Length(ref RangeDecoder coder, ushort* kind, int positionState)
    {
        if (coder.Bit(kind) == 0)
            return ShortestMatch + (int)coder.Tree(kind + LengthLow + (positionState << 3), 3);
        if (coder.Bit(kind + 1) == 0)
            return ShortestMatch + 8 + (int)coder.Tree(kind + LengthMiddle + (positionState << 3), 3);
        return ShortestMatch + 16 + (int)coder.Tree(kind + LengthHigh, 8);
    }

    private static uint Distance(ref RangeDecoder coder, ushort* model, int length)
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

    private void CopyMatch(int limit)
    {
        if (matchLeft == 0)
            return;
        if (rep0 >= window.Reach)
        {
            corrupt = true;
            return;
        }

        var count = Math.Min(matchLeft, limit - window.Position);
        window.Copy((int)rep0 + 1, count);
        produced += count;
        matchLeft -= count;
    }
}
