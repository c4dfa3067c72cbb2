using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>
/// The last bytes that were unpacked, as many as a match may reach back: a ring of the dictionary's size. It begins small and
/// grows when it is full, so a small archive that claims a dictionary of 128 MiB costs what it unpacks to.
/// </summary>
internal sealed class DecoderWindow(int dictionarySize) : IDisposable
{
    private const int InitialSize = 1 << 16;

    /// <summary>In few steps, as what is outgrown stays in the pool for a while.</summary>
    private const int Growth = 8;


    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, dictionarySize));
    private int unreadFrom;

    public byte[] Bytes => bytes;

    public int Size { get; private set; } = Math.Min(InitialSize, dictionarySize);

    /// <summary>Where the next byte goes.</summary>
    public int Position { get; set; }

    /// <summary>The ring has been filled once: every byte of it may be referred to.</summary>
    public bool Wrapped { get; private set; }

    public ReadOnlySpan<byte> Unread => bytes.AsSpan(unreadFrom, Position - unreadFrom);

    /// <summary>The byte before the next; zero before the first of all.</summary>
    public byte LastByte => Position > 0 ? bytes[Position - 1] : Wrapped ? bytes[Size - 1] : (byte)0;

    /// <summary>
    /// Where the byte stands that a distance (0: the byte before) leads back to. The distance must be less than the ring.
    /// </summary>
    public int IndexOf(int position, uint distance)
    {
        var index = position - (int)distance - 1;
        return index < 0 ? index + Size : index;
    }

    public void Take(int count) => unreadFrom += count;

    /// <summary>Makes room at a full ring's end: more memory, or from the beginning again. Everything must have been taken.</summary>
    public void MakeRoom()
    {
        if (Position < Size)
            return;

        if (Size < dictionarySize)
        {
            Grow();
            return;
        }

        Wrapped = true;
        Position = unreadFrom = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Position = unreadFrom = 0;
    }

    private void Grow()
    {
        var newSize = (int)Math.Min((long)Size * Growth, dictionarySize);
        var larger = ArrayPool<byte>.Shared.Rent(newSize);
        bytes.AsSpan(0, Size).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
        Size = newSize;
    }
}
