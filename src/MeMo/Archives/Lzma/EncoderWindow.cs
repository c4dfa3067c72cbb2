using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>The bytes that the encoder still needs: a dictionary's worth behind <see cref="Position"/>, and what is to be coded after it.
/// Grows as it fills, and at its full size (twice the dictionary) drops what no match can reach. Indexes stay equal modulo 4 to the
/// position in the stream, which the model asks for.</summary>
internal sealed class EncoderWindow(int dictionarySize) : IDisposable
{
    public const int Origin = 4;

    private const int InitialSize = 1 << 20;
    private const int Growth = 8;

    private byte[] bytes = RentWithOrigin();

    // How much of the array is used: what is written must not depend on how large an array the pool gave.
    private int size = Math.Min(InitialSize, 2 * dictionarySize);

    // The next byte to be coded.
    public int Position { get; set; } = Origin;

    public int End { get; private set; } = Origin;

    public bool IsFull => End == size;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, End);

    // As much as there is room for; says how much.
    public int Append(ReadOnlySpan<byte> more)
    {
        var taken = Math.Min(more.Length, size - End);
        more[..taken].CopyTo(bytes.AsSpan(End));
        End += taken;
        return taken;
    }

    // In a full window; returns by how much all indexes became smaller.
    public int MakeRoom()
    {
        if (size < 2 * dictionarySize)
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

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private void Grow()
    {
        size = Math.Min(size * Growth, 2 * dictionarySize);
        var larger = ArrayPool<byte>.Shared.Rent(size);
        bytes.AsSpan(0, End).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    private static byte[] RentWithOrigin()
    {
        var rented = ArrayPool<byte>.Shared.Rent(InitialSize);
        rented.AsSpan(0, Origin).Clear();
        return rented;
    }
}
