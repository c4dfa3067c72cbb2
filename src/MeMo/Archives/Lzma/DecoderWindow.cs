using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>The last bytes that were unpacked: a ring of the dictionary's size. It begins small and grows when it is full, so a small
/// archive that claims a dictionary of 128 MiB costs what it unpacks to.</summary>
internal sealed class DecoderWindow(int dictionarySize) : IDisposable
{
    private const int InitialSize = 1 << 16;

    // In few steps, as what is outgrown stays in the pool for a while.
    private const int Growth = 8;


    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, dictionarySize));
    private int unreadFrom;

    public byte[] Bytes => bytes;

    public int Size { get; private set; } = Math.Min(InitialSize, dictionarySize);

    // Where the next byte goes.
    public int Position { get; set; }

    // Every byte of the ring may be referred to.
    public bool Wrapped { get; private set; }

    public ReadOnlySpan<byte> Unread => bytes.AsSpan(unreadFrom, Position - unreadFrom);

    // Zero before the first of all.
    public byte LastByte => Position > 0 ? bytes[Position - 1] : Wrapped ? bytes[Size - 1] : (byte)0;

    // Distance 0: the byte before. It must be less than the ring.
    public int IndexOf(int position, uint distance)
    {
        var index = position - (int)distance - 1;
        return index < 0 ? index + Size : index;
    }

    public void Take(int count) => unreadFrom += count;

    // At a full ring's end: more memory, or from the beginning again. Everything must have been taken.
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
