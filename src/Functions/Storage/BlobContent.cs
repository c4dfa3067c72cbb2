namespace Postvogn.Functions.Storage;

/// <summary>An open blob. The stream reads the version that <see cref="ETag"/> names, whatever is written meanwhile.</summary>
internal sealed class BlobContent(Stream stream, string etag, long length) : IAsyncDisposable
{
    /// <summary>The content, forward only.</summary>
    public Stream Stream { get; } = stream;

    /// <summary>The version.</summary>
    public string ETag { get; } = etag;

    /// <summary>The length in bytes.</summary>
    public long Length { get; } = length;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
