namespace Postvogn.Functions.Storage;

/// <summary>An open blob. The stream reads the version that <see cref="ETag"/> names, whatever is written meanwhile.</summary>
internal sealed class BlobContent(Stream stream, string etag, long length) : IAsyncDisposable
{
    public Stream Stream { get; } = stream;

    public string ETag { get; } = etag;

    public long Length { get; } = length;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
