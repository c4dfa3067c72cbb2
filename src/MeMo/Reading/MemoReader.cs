namespace Postvogn.MeMo;

/// <summary>Reads a message from a stream without ever holding a file in memory.</summary>
public sealed class MemoReader : IAsyncDisposable
{
    /// <summary>Reads from a stream.</summary>
    /// <param name="input">The XML in any encoding, with or without BOM and declaration.</param>
    public MemoReader(Stream input) => Input = input;

    private Stream Input { get; }

    /// <summary>The version; known once the header has been read.</summary>
    public MemoVersion Version { get; }

    /// <summary>Reads the header. Called again it gives the same.</summary>
    /// <exception cref="MemoFormatException">The message breaks the format.</exception>
    public ValueTask<MessageHeader> ReadHeaderAsync(CancellationToken cancellationToken) => throw new NotSupportedException(Input.ToString());

    /// <summary>Goes on to the next file; null after the last.</summary>
    /// <exception cref="MemoFormatException">The message breaks the format.</exception>
    public ValueTask<MemoFilePart?> ReadFileAsync(CancellationToken cancellationToken) => throw new NotSupportedException(Input.ToString());

    /// <summary>Reads a whole message with its files in memory: for small messages.</summary>
    /// <exception cref="MemoFormatException">The message breaks the format.</exception>
    public static ValueTask<Message> ReadMessageAsync(Stream input, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
