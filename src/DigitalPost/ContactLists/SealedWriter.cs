using System.Buffers;
using System.Security.Cryptography;

namespace Postvogn.DigitalPost;

/// <summary>Piece by piece, and at the end the SHA-256 of all.</summary>
internal sealed class SealedWriter(Stream file) : IDisposable
{
    /// <summary>In bytes.</summary>
    public const int PieceLength = 64 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(PieceLength);

    public Span<byte> Piece => buffer.AsSpan(0, PieceLength);

    public async ValueTask WriteAsync(int length, CancellationToken cancellationToken)
    {
        hash.AppendData(buffer, 0, length);
        await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
    }

    public async ValueTask SealAsync(CancellationToken cancellationToken) =>
        await file.WriteAsync(hash.GetHashAndReset(), cancellationToken);

    public void Dispose()
    {
        hash.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }
}
