namespace Postvogn.DigitalPost;

/// <summary>A MeMo on its way from Digital Post. Dispose it when it has been read, or is not wanted: that frees the connection.</summary>
public sealed class FetchedMemo : IAsyncDisposable
{
    internal FetchedMemo(long? length, Stream content) => (Length, Content) = (length, content);

    /// <summary>How many bytes the service says it is; null when it does not say.</summary>
    public long? Length { get; }

    /// <summary>The XML, byte for byte, read once from front to back, asynchronously. It throws <see cref="AnswerCutOffException"/> when
    /// the connection breaks or falls silent, or when it gives more than the largest MeMo.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
