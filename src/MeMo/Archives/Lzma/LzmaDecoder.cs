using System.Buffers.Binary;
using static Postvogn.MeMo.Archives.LzmaModel;

namespace Postvogn.MeMo.Archives;

/// <summary>Unpacks LZMA, a piece at a time. Hostile input ends in a <see cref="MemoArchiveException"/>: a symbol is only begun when a
/// whole one can be read, a distance is checked against what is there, and nothing is written beyond the window's end.</summary>
internal sealed unsafe class LzmaDecoder : IDisposable
{
    // How many bytes the range coder takes before the first decision.
    public const int StartLength = 5;

    private const int LongestPiece = 1 << 17;

    private readonly LzmaHeader header;
    private readonly DecoderWindow window;
    private readonly MatchDecoder matches = new();
    private readonly ushort[] probabilities;

    private uint range = uint.MaxValue;
    private uint code;
    private int state;
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

    public bool Ended { get; private set; }

    public int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, window.Unread.Length);
        window.Unread[..count].CopyTo(buffer);
        window.Take(count);
        return count;
    }

    // A piece. False: it needs more input.
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

    // Returns how many bytes of the source it used; more than there are, less the margin, if the source is cut off.
    private int DecodePiece(ReadOnlySpan<byte> source)
    {
        fixed (byte* start = source, bytes = window.Bytes)
        fixed (ushort* model = probabilities)
        {
            var coder = new RangeDecoder(range, code, start);
            var piece = BeginPiece(model, bytes, start + source.Length - InputBuffer.Margin);
            if (produced == header.PlainLength)
                End(ref coder, ref piece);
            CopyMatch(ref piece);
            while (piece.Output < piece.End && coder.Input <= piece.LastStart && !Ended && !corrupt)
                Symbols(ref coder, ref piece);

            // Nonsense that began before the end of a cut input and reached beyond it is not the writer's fault.
            if (corrupt && coder.Input <= piece.LastStart)
                throw new MemoArchiveException(MemoArchiveFault.CorruptCompression);

            (range, code) = (coder.Range, coder.Code);
            EndPiece(piece);
            return (int)(coder.Input - start);
        }
    }

    private OutputPiece BeginPiece(ushort* model, byte* bytes, byte* lastStart)
    {
        var left = header.PlainLength - produced ?? long.MaxValue;
        var output = bytes + window.Position;
        return new OutputPiece
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

    private void EndPiece(OutputPiece piece)
    {
        var position = (int)(piece.Output - piece.Window);
        produced += position - window.Position;
        window.Position = position;
        state = piece.State;
    }

    // The plain length has been reached. A marker may follow all the same.
    private void End(ref RangeDecoder coder, ref OutputPiece piece)
    {
        if (matchLeft == 0 && coder.Code != 0)
            Marker(ref coder, ref piece);
        else
            Ended = true;
        corrupt |= matchLeft > 0 || !Ended;
    }

    // Literals as long as they come, and the match that ends them.
    private void Symbols(ref RangeDecoder shared, ref OutputPiece piece)
    {
        // A copy of its own stays in registers.
        var coder = shared;
        var (lastStart, end) = ((nuint)piece.LastStart, (nuint)piece.End);
        var isMatch = coder.Bit(piece.IsMatch);
        while (!isMatch)
        {
            if (piece.State < 7)
                piece.AddAfterLiteral(coder.Literal(piece.Tree));
            else
                piece.Add(coder.LiteralWithGuess(piece.Tree, window.Bytes[window.IndexOf(piece.Index, matches.Distance)]));
            if ((nuint)piece.Output >= end || (nuint)coder.Input > lastStart)
                break;
            isMatch = coder.Bit(piece.IsMatch);
        }

        shared = coder;
        if (isMatch)
            Match(ref shared, ref piece);
    }

    // What follows when no more bytes may: only a match can be an end marker.
    private void Marker(ref RangeDecoder coder, ref OutputPiece piece)
    {
        if (coder.Bit(piece.IsMatch))
            Match(ref coder, ref piece);
    }

    private void Match(ref RangeDecoder coder, ref OutputPiece piece)
    {
        matchLeft = matches.Read(ref coder, ref piece);
        if (matchLeft == 0)
            EndMarker(coder.Code, piece);
        CopyMatch(ref piece);
    }

    private void EndMarker(uint codeLeft, OutputPiece piece)
    {
        corrupt = codeLeft != 0 || produced + piece.Index - window.Position < header.PlainLength;
        Ended = !corrupt;
    }

    // As much as there is room for; the rest waits for the next piece.
    private void CopyMatch(ref OutputPiece piece)
    {
        if (matchLeft == 0 || piece.Output == piece.End)
            return;
        if (matches.Distance >= (window.Wrapped ? window.Size : piece.Index))
        {
            corrupt = true;
            return;
        }

        var count = Math.Min(matchLeft, (int)(piece.End - piece.Output));
        piece.Copy(window.IndexOf(piece.Index, matches.Distance), count, window.Size);
        matchLeft -= count;
    }
}
