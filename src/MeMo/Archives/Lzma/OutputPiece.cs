using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>Where output is being unpacked to, and what the next symbol's probabilities depend on. Lives as long as its pointers are fixed:
/// one piece.</summary>
internal unsafe ref struct OutputPiece
{
    public required ushort* Model;

    // The ring's first byte.
    public required byte* Window;

    public required byte* Output;

    // Behind the last byte that may be written.
    public required byte* End;

    // The last place in the input where a symbol may begin.
    public required byte* LastStart;

    public required int State;

    // How many bytes came before, modulo 2^32.
    public required uint Position;

    public required byte Before;

    // lc.
    public required int ContextBits;

    // lp, as a mask.
    public required uint LiteralPositionMask;

    // pb, as a mask.
    public required uint PositionMask;

    public readonly int Index => (int)(Output - Window);

    public readonly ushort* IsMatch => Model + LzmaModel.IsMatch + (State << 4) + (Position & PositionMask);

    // Of the next literal.
    public readonly ushort* Tree
    {
        get
        {
            var context = ((Position & LiteralPositionMask) << ContextBits) + ((uint)Before >> (8 - ContextBits));
            return Model + LzmaModel.Literal + (LzmaModel.LiteralSize * (nint)context);
        }
    }

    public void Add(byte value)
    {
        *Output++ = Before = value;
        Position++;
        State = LzmaModel.AfterLiteral(State);
    }

    public void AddAfterLiteral(byte value)
    {
        *Output++ = Before = value;
        Position++;
        State = Math.Max(State - 3, 0);
    }

    // The copy may run into what it has written, and around the ring.
    public void Copy(int from, int count, int ringSize)
    {
        var distance = Index - from;
        if (distance >= count)
        {
            Unsafe.CopyBlockUnaligned(Output, Window + from, (uint)count);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                Output[i] = Window[from++];
                if (from == ringSize)
                    from = 0;
            }
        }

        Output += count;
        Position += (uint)count;
        Before = Output[-1];
    }
}
