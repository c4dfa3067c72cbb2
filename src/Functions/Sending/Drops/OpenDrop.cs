using System.Security.Cryptography;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>A drop that is being read, and the fingerprint of all that was read of it.</summary>
internal sealed class OpenDrop : IAsyncDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BlobContent blob;

    /// <summary>Opens a drop.</summary>
    public OpenDrop(DropName name, BlobContent blob)
    {
        this.blob = blob;
        Name = name;
        Content = Counted(blob.Stream);
    }

    /// <summary>Its name.</summary>
    public DropName Name { get; }

    /// <summary>Its content; what is read of it goes into the fingerprint.</summary>
    public Stream Content { get; }

    /// <summary>Its length in bytes.</summary>
    public long Length => blob.Length;

    /// <summary>Its version.</summary>
    public string ETag => blob.ETag;

    /// <summary>A further stream whose bytes go into the fingerprint: a file of a package.</summary>
    public Stream Counted(Stream stream) => new FingerprintStream(stream, hash);

    /// <summary>Reads what is left, and gives the SHA-256 of all (lower-case hex).</summary>
    public async Task<string> FinishFingerprintAsync(CancellationToken cancellationToken)
    {
        await Content.CopyToAsync(Stream.Null, cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await blob.DisposeAsync();
        hash.Dispose();
    }
}
