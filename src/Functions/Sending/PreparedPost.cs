using Postvogn.DigitalPost;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>A POST with its client and content at hand.</summary>
public sealed class PreparedPost(DigitalPostClient client, Operation operation, Guid firstMessageUuid, BlobContent content) : IAsyncDisposable
{
    /// <summary>Makes the POST, once.</summary>
    public Task<Answer<Receipt>> SendAsync(CancellationToken cancellationToken) => operation switch
    {
        Operation.PostMemo => client.PostMemoAsync(firstMessageUuid, content.Stream, content.Length, cancellationToken),
        Operation.PostMemoInBulk => client.PostMemoInBulkAsync(firstMessageUuid, content.Stream, content.Length, cancellationToken),
        _ => client.PostArchiveInBulkAsync(content.Stream, content.Length, cancellationToken),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => content.DisposeAsync();
}
