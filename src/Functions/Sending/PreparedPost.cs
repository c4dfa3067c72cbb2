using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>An attempt to hand a transmission over, by whichever protocol, with all at hand that it needs.</summary>
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

    /// <summary>Whether it may have arrived without our knowing, also when it is given up now.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Whether Digital Post refused the transmission as it stands.</summary>
    public bool Refused { get; init; }

    /// <summary>Digital Post's transmissionId, if it is known now.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>That of Digital Post's answer (TI 13.4.5); null when there is none, as always with SFTP.</summary>
    public string? Traceparent { get; init; }

    /// <summary>The error's code; null when it was taken.</summary>
    public string? Code { get; init; }
}
