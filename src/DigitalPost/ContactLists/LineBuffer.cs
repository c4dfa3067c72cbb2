using System.Buffers;

namespace Postvogn.DigitalPost;

/// <summary>In whole lines, into one pooled buffer, without a byte order mark.</summary>
internal sealed class LineBuffer(Stream source) : IDisposable
{
    private const int Size = 128 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int taken;
    private int filled;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Those read last, each with its end.</summary>
    public ReadOnlySpan<byte> Lines => buffer.AsSpan(Start, taken - Start);

    /// <summary>A line whose end was not read.</summary>
    public ReadOnlySpan<byte> Rest => buffer.AsSpan(taken == 0 ? Start : taken, filled - (taken == 0 ? Start : taken));

    public bool IsOverlong => taken == 0 && filled == Size;

    public long Length { get; private set; }

    private int Start => Length == filled && buffer.AsSpan(0, filled).StartsWith(Mark) ? Mark.Length : 0;

    /// <summary>Until there is at least one whole line. False when there is none left, or one that is too long.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
        (filled, taken) = (filled - taken, 0);
        while (taken == 0 && filled < Size)
        {
            var read = await source.ReadAsync(buffer.AsMemory(filled, Size - filled), cancellationToken);
            if (read == 0)
                return false;
            taken = buffer.AsSpan(filled, read).LastIndexOf((byte)'\n') is >= 0 and var end ? filled + end + 1 : 0;
            filled += read;
            Length += read;
        }

        return taken > 0;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
