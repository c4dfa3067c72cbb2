using System.Buffers;

namespace Postvogn.MeMo.Archives;

/// <summary>The compressed bytes not yet used. After the last of the input stand <see cref="Margin"/> zeros, so that the decoder may read a
/// whole symbol without asking at every byte whether there is one.</summary>
internal sealed class InputBuffer(Stream input) : IDisposable
{
    // No symbol takes so many bytes: the longest has 48 decisions, each reads a byte at most.
    public const int Margin = 64;

    private const int Size = 1 << 16;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Size + Margin);
    private int start;
    private int end;

    public bool AtEnd { get; private set; }

    public ReadOnlySpan<byte> Unused => bytes.AsSpan(start, end - start);

    // With the zeros when the input is at its end.
    public ReadOnlySpan<byte> UnusedWithMargin => bytes.AsSpan(start, end - start + (AtEnd ? Margin : 0));

    // More than there are: the input is cut off.
    public void Use(int count)
    {
        if (count > end - start)
            throw new MemoArchiveException(MemoArchiveFault.Truncated);
        start += count;
    }

    // Once. Only for when less than a symbol is left.
    public void Fill() => Add(input.Read(FreeSpace().Span));

    public async ValueTask FillAsync(CancellationToken cancellationToken) =>
        Add(await input.ReadAsync(FreeSpace(), cancellationToken));

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        start = end = 0;
    }

    private Memory<byte> FreeSpace()
    {
        Unused.CopyTo(bytes);
        end -= start;
        start = 0;
        return bytes.AsMemory(end, Size - end);
    }

    private void Add(int read)
    {
        end += read;
        if (read > 0)
            return;

        AtEnd = true;
        bytes.AsSpan(end, Margin).Clear();
    }
}
