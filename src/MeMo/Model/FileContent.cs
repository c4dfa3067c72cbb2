namespace Postvogn.MeMo;

/// <summary>The bytes of a file, opened when needed, so that no file has to be in memory.</summary>
public sealed class FileContent
{
    private readonly Func<CancellationToken, ValueTask<Stream>> open;

    private FileContent(Func<CancellationToken, ValueTask<Stream>> open) => this.open = open;

    /// <summary>Each opening must give the bytes from the beginning; the stream is disposed after use.</summary>
    public static FileContent From(Func<CancellationToken, ValueTask<Stream>> open) => new(open);

    /// <summary>Bytes in memory.</summary>
    public static FileContent FromBytes(ReadOnlyMemory<byte> bytes)
    {
        var array = bytes.ToArray();
        return new(_ => ValueTask.FromResult<Stream>(new MemoryStream(array, writable: false)));
    }

    /// <summary>Opens the bytes from the beginning.</summary>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);
}
