using System.Buffers;

namespace Postvogn.MeMo.Archives;

internal sealed class ExactCopy(Stream source, long length)
{
    private const int BufferSize = 1 << 16;

    public async ValueTask ToAsync(Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var left = length;
            int read;
            while ((read = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                left -= read;
                ThrowUnless(left >= 0);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            ThrowUnless(left == 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void ThrowUnless(bool asAnnounced)
    {
        if (!asAnnounced)
            throw new InvalidDataException("The letter does not have the length that was given for it.");
    }
}
