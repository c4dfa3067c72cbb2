using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Sending;

/// <summary>A POST with its client, on loan, and its content at hand.</summary>
internal sealed class RestPost(
    ClientLease lease, Operation operation, BlobContent content, Func<Transmission, Answer<Receipt>, PostResult> read) : PreparedPost
{
    /// <inheritdoc/>
    public override async Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken)
    {
        var answer = await TracedCall.MakeAsync(operation, begun.Id, () => PostAsync(begun, cancellationToken), begun.Members);
        Gauges.RateLimit(begun.System, lease.Client.RateLimitTokens);
        return read(begun, answer);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        lease.Dispose();
        return content.DisposeAsync();
    }

    private Task<Answer<Receipt>> PostAsync(Transmission begun, CancellationToken cancellationToken) => operation switch
    {
        Operation.PostMemo => lease.Client.PostMemoAsync(begun.Members[0], content.Stream, content.Length, cancellationToken),
        Operation.PostMemoInBulk => lease.Client.PostMemoInBulkAsync(begun.Members[0], content.Stream, content.Length, cancellationToken),
        _ => lease.Client.PostArchiveInBulkAsync(content.Stream, content.Length, cancellationToken),
    };
}
