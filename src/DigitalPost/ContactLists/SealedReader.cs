using System.Buffers;
using System.Security.Cryptography;

namespace Postvogn.DigitalPost;

/// <summary>Reads what <see cref="SealedWriter"/> wrote.</summary>
internal sealed class SealedReader(Stream file) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(SealedWriter.PieceLength);

    public ReadOnlySpan<byte> Piece => buffer.AsSpan(0, Length);

    private int Length { get; set; }

    /// <summary>False when the file ends before its end.</summary>
    public async ValueTask<bool> ReadAsync(int length, CancellationToken cancellationToken)
    {
        Length = await file.ReadAtLeastAsync(buffer.AsMemory(0, length), length, throwOnEndOfStream: false, cancellationToken);
        hash.AppendData(buffer, 0, Length);
        return Length == length;
    }

    /// <summary>Whether all was as it was written, and nothing follows.</summary>
    public async ValueTask<ContactFileOutcome> CheckAsync(CancellationToken cancellationToken)
    {
        var expected = hash.GetHashAndReset();
        if (!await ReadAsync(expected.Length, cancellationToken))
            return ContactFileOutcome.CutOff;
        if (!Piece.SequenceEqual(expected) || await ReadAsync(1, cancellationToken))
            return ContactFileOutcome.Damaged;
        return ContactFileOutcome.Opened;
    }

    public void Dispose()
    {
        hash.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }
}
