namespace Postvogn.DigitalPost;

/// <summary>On its way from Digital Post. Disposing it frees the connection.</summary>
public sealed class FetchedMemo : IAsyncDisposable
{
    internal FetchedMemo(long? length, Stream content) => (Length, Content) = (length, content);

    /// <summary>In bytes; null when the service does not say.</summary>
    public long? Length { get; }

    /// <summary>Byte for byte, once, asynchronously. Throws <see cref="AnswerCutOffException"/> when the connection breaks or falls silent,
    /// or gives more than the largest MeMo.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
