using System.Runtime.CompilerServices;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// Where a piece of output is being unpacked to, and what the next symbol's probabilities depend on. Lives as long as the
/// pointers in it are fixed: for one piece.
/// </summary>
internal unsafe ref struct OutputPiece
{
    /// <summary>All probabilities; see <see cref="LzmaModel"/>.</summary>
    public required ushort* Model;

    /// <summary>The ring's first byte.</summary>
    public required byte* Window;

    public required byte* Output;

    /// <summary>Behind the last byte that may be written.</summary>
    public required byte* End;

    /// <summary>The last place in the input where a symbol may begin.</summary>
    public required byte* LastStart;

    /// <summary>What the last symbols were.</summary>
    public required int State;

    /// <summary>How many bytes came before, modulo 2^32.</summary>
    public required uint Position;

    public required byte Before;

    /// <summary>lc.</summary>
    public required int ContextBits;

    /// <summary>lp, as a mask.</summary>
    public required uint LiteralPositionMask;

    /// <summary>pb, as a mask.</summary>
    public required uint PositionMask;

    /// <summary>Where in the ring the next byte goes.</summary>
    public readonly int Index => (int)(Output - Window);

    /// <summary>The decision whether the next symbol is a match.</summary>
    public readonly ushort* IsMatch => Model + LzmaModel.IsMatch + (State << 4) + (Position & PositionMask);

    /// <summary>The tree of the next literal.</summary>
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

    /// <summary>Repeats what stands in the ring from an index on. The copy may run into what it has written, and around the ring.</summary>
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
