using System.Buffers;
using System.Buffers.Text;

namespace Postvogn.MeMo.Writing;

internal static class Base64Writing
{
    // A multiple of three, so that padding comes only at the end.
    private const int PieceSize = 48 * 1024;

    public static async ValueTask CopyAsync(Stream bytes, Stream output, CancellationToken cancellationToken)
    {
        var plain = ArrayPool<byte>.Shared.Rent(PieceSize);
        var letters = ArrayPool<byte>.Shared.Rent(PieceSize / 3 * 4);
        try
        {
            int read;
            do
            {
                read = await bytes.ReadAtLeastAsync(plain.AsMemory(0, PieceSize), PieceSize, throwOnEndOfStream: false, cancellationToken);
                Base64.EncodeToUtf8(plain.AsSpan(0, read), letters, out _, out var written);
                await output.WriteAsync(letters.AsMemory(0, written), cancellationToken);
            }
            while (read == PieceSize);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(letters, clearArray: true);
        }
    }
}
