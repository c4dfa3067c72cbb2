using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// The plain bytes that the encoder still needs: a dictionary's worth behind <see cref="Position"/>, and what is to be coded
/// after it. Begins small, doubles as it fills, and at its full size (twice the dictionary) drops what no match can reach.
/// Indexes stay equal modulo 4 to the position in the stream, which the model asks for.
/// </summary>
internal sealed class EncoderWindow(int dictionarySize) : IDisposable
{
    /// <summary>The index of the first byte.</summary>
    public const int Origin = 4;

    private const int InitialSize = 1 << 20;

    private byte[] bytes = RentWithOrigin();

    /// <summary>The index of the next byte to be coded.</summary>
    public int Position { get; set; } = Origin;

    /// <summary>The index after the last byte there is.</summary>
    public int End { get; private set; } = Origin;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, End);

    /// <summary>Takes over as much as there is room for, and says how much.</summary>
    public int Append(ReadOnlySpan<byte> more)
    {
        var taken = Math.Min(more.Length, Size - End);
        more[..taken].CopyTo(bytes.AsSpan(End));
        End += taken;
        return taken;
    }

    /// <summary>Makes room in a full window; returns by how much all indexes became smaller.</summary>
    public int MakeRoom()
    {
        if (Size < 2 * dictionarySize)
        {
            Grow();
            return 0;
        }

        var by = (Position - dictionarySize - Origin) & ~3;
        bytes.AsSpan(by, End - by).CopyTo(bytes);
        Position -= by;
        End -= by;
        return by;
    }

    public bool IsFull => End == Size;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private int Size => Math.Min(bytes.Length, 2 * dictionarySize);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(bytes.Length * 2, 2 * dictionarySize));
        bytes.AsSpan(0, End).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    /// <summary>The byte before the first counts as zero.</summary>
    private static byte[] RentWithOrigin()
    {
        var rented = ArrayPool<byte>.Shared.Rent(InitialSize);
        rented.AsSpan(0, Origin).Clear();
        return rented;
    }
}
