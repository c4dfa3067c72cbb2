using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>An attempt to hand a transmission over, with all at hand that it needs.</summary>
internal abstract class PreparedPost : IAsyncDisposable
{
    /// <summary>Makes it, once.</summary>
    /// <param name="begun">The transmission as it is written down now: Posting, with the number of this attempt.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
