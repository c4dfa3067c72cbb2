using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>A POST with its client, on loan, and its content at hand.</summary>
public sealed class PreparedPost(ClientLease lease, Operation operation, Guid firstMessageUuid, BlobContent content) : IAsyncDisposable
{
    /// <summary>Makes the POST, once.</summary>
    public Task<Answer<Receipt>> SendAsync(CancellationToken cancellationToken) => operation switch
    {
        Operation.PostMemo => lease.Client.PostMemoAsync(firstMessageUuid, content.Stream, content.Length, cancellationToken),
        Operation.PostMemoInBulk => lease.Client.PostMemoInBulkAsync(firstMessageUuid, content.Stream, content.Length, cancellationToken),
        _ => lease.Client.PostArchiveInBulkAsync(content.Stream, content.Length, cancellationToken),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lease.Dispose();
        return content.DisposeAsync();
    }
}
