namespace Postvogn.MeMo;

/// <summary>The bytes of a file, opened when they are needed, so that no file has to be in memory.</summary>
public sealed class FileContent
{
    private readonly Func<CancellationToken, ValueTask<Stream>> open;

    private FileContent(Func<CancellationToken, ValueTask<Stream>> open) => this.open = open;

    /// <summary>Bytes that a source gives; each opening must give them from the beginning.</summary>
    /// <param name="open">Opens the source; the stream is disposed after use.</param>
    public static FileContent From(Func<CancellationToken, ValueTask<Stream>> open) => new(open);

    /// <summary>Bytes in memory.</summary>
    public static FileContent FromBytes(ReadOnlyMemory<byte> bytes)
    {
        var array = bytes.ToArray();
        return new(_ => ValueTask.FromResult<Stream>(new MemoryStream(array, writable: false)));
    }

    /// <summary>Opens the bytes for reading from the beginning.</summary>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);
}
