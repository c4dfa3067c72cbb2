using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>A POST with its client, on loan, and its content at hand.</summary>
public sealed class PreparedPost(ClientLease lease, Transmission transmission, Operation operation, BlobContent content) : IAsyncDisposable
{
    /// <summary>Makes the POST, once.</summary>
    public async Task<Answer<Receipt>> SendAsync(CancellationToken cancellationToken)
    {
        var answer = await TracedCall.MakeAsync(operation, transmission.Id, () => PostAsync(cancellationToken), transmission.Members);
        Gauges.RateLimit(transmission.System, lease.Client.RateLimitTokens);
        return answer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lease.Dispose();
        return content.DisposeAsync();
    }

    private Task<Answer<Receipt>> PostAsync(CancellationToken cancellationToken) => operation switch
    {
        Operation.PostMemo => lease.Client.PostMemoAsync(transmission.Members[0], content.Stream, content.Length, cancellationToken),
        Operation.PostMemoInBulk => lease.Client.PostMemoInBulkAsync(transmission.Members[0], content.Stream, content.Length, cancellationToken),
        _ => lease.Client.PostArchiveInBulkAsync(content.Stream, content.Length, cancellationToken),
    };
}
