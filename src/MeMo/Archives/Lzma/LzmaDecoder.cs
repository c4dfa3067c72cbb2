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
        fixed (byte* start = source, bytes = window.Bytes)
        fixed (ushort* model = probabilities)
        {
            var coder = new RangeDecoder(range, code, start);
            var run = BeginRun(model, bytes, start + source.Length - InputBuffer.Margin);
            if (produced == header.PlainLength)
                End(ref coder, ref run);
            CopyMatch(ref run);
            while (run.Output < run.End && coder.Input <= run.LastStart && !Ended && !corrupt)
                Symbols(ref coder, ref run);

            // Nonsense that began before the end of a cut input and reached beyond it is not the writer's fault.
            if (corrupt && coder.Input <= run.LastStart)
                throw new MemoArchiveException(MemoArchiveFault.CorruptCompression);

            (range, code) = (coder.Range, coder.Code);
            EndRun(run);
            return (int)(coder.Input - start);
        }
    }

    private LiteralRun BeginRun(ushort* model, byte* bytes, byte* lastStart)
    {
        var left = header.PlainLength - produced ?? long.MaxValue;
        var output = bytes + window.Position;
        return new LiteralRun
        {
            Model = model,
            Window = bytes,
            Output = output,
            End = output + Math.Min(left, Math.Min(LongestPiece, window.Size - window.Position)),
            LastStart = lastStart,
            State = state,
            Position = (uint)produced,
            Before = window.LastByte,
            ContextBits = header.LiteralContextBits,
            LiteralPositionMask = (1u << header.LiteralPositionBits) - 1,
            PositionMask = (1u << header.PositionBits) - 1,
        };
    }

    private void EndRun(LiteralRun run)
    {
        var position = (int)(run.Output - run.Window);
        produced += position - window.Position;
        window.Position = position;
        state = run.State;
    }

    /// <summary>The plain length has been reached. A marker may follow all the same.</summary>
    private void End(ref RangeDecoder coder, ref LiteralRun run)
    {
        coder.Normalize();
        if (matchLeft == 0 && coder.Code != 0)
            Symbol(ref coder, ref run);
        else
            Ended = true;
        corrupt |= matchLeft > 0 || !Ended;
    }

    /// <summary>Literals in one go where that can be, and the match that ends them.</summary>
    private void Symbols(ref RangeDecoder coder, ref LiteralRun run)
    {
        if (run.State >= 7 || coder.Input + LiteralRunDecoder.BytesAhead > run.LastStart)
            Symbol(ref coder, ref run);
        else if (LiteralRunDecoder.Decode(ref coder, ref run))
            Match(ref coder, ref run);
    }

    /// <summary>One literal or one match, in the plain way.</summary>
    private void Symbol(ref RangeDecoder coder, ref LiteralRun run)
    {
        var positionState = run.Position & run.PositionMask;
        if (coder.Bit(run.Model + IsMatch + (run.State << 4) + positionState) != 0)
            Match(ref coder, ref run);
        else if (run.Output < run.End)
            Literal(ref coder, ref run);
        else
            corrupt = true;
    }

    private void Literal(ref RangeDecoder coder, ref LiteralRun run)
    {
        var tree = run.Model + LzmaModel.Literal + (LiteralSize * run.Context);
        if (run.State < 7)
            run.Add((byte)coder.Tree(tree, 8));
        else
            run.Add((byte)coder.TreeWithGuess(tree, window.Bytes[window.IndexOf(run.Index, rep0)]));
    }

    private void Match(ref RangeDecoder coder, ref LiteralRun run)
    {
        var model = run.Model;
        var positionState = (int)(run.Position & run.PositionMask);
        state = run.State;
        if (coder.Bit(model + IsRep + state) == 0)
            NewMatch(ref coder, run, positionState);
        else
            KnownMatch(ref coder, model, positionState);
        run.State = state;
        CopyMatch(ref run);
    }

    private void NewMatch(ref RangeDecoder coder, LiteralRun run, int positionState)
    {
        var model = run.Model;
        (rep3, rep2, rep1) = (rep2, rep1, rep0);
        matchLeft = Length(ref coder, model + MatchLength, positionState);
        rep0 = Distance(ref coder, model, matchLeft);
        state = AfterMatch(state);
        if (rep0 != uint.MaxValue)
            return;

        // The end marker.
        matchLeft = 0;
        coder.Normalize();
        corrupt = coder.Code != 0 || produced + run.Index - window.Position < header.PlainLength;
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

    /// <summary>Copies as much of the match as there is room for; the rest waits for the next piece.</summary>
    private void CopyMatch(ref LiteralRun run)
    {
        if (matchLeft == 0 || run.Output == run.End)
            return;
        if (rep0 >= (window.Wrapped ? window.Size : run.Index))
        {
            corrupt = true;
            return;
        }

        var count = Math.Min(matchLeft, (int)(run.End - run.Output));
        run.Copy(window.IndexOf(run.Index, rep0), count, window.Size);
        matchLeft -= count;
    }
}
