using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

internal abstract class PreparedPost : IAsyncDisposable
{
    /// <summary>Makes it, once. The transmission is as it is written down now: Posting, with the number of this attempt.</summary>
    public abstract Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What an attempt came to.</summary>
internal sealed record PostResult
{
    public required RetryDecision Next { get; init; }

    /// <summary>Also when it is given up now.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Nothing was sent, as the circuit is open: it is no attempt.</summary>
    public bool NotTried { get; init; }

    /// <summary>As it stands.</summary>
    public bool Refused { get; init; }

    public Guid? TransmissionId { get; init; }

    /// <summary>Null when there is none, as always with SFTP.</summary>
    public string? Traceparent { get; init; }

    /// <summary>Null when it was taken.</summary>
    public string? Code { get; init; }
}
