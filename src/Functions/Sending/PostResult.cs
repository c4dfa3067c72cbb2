using Postvogn.DigitalPost;

namespace Postvogn.Functions.Sending;

/// <summary>What one attempt to hand a transmission over came to, by whichever protocol.</summary>
internal sealed record PostResult
{
    /// <summary>What to do now.</summary>
    public required RetryDecision Next { get; init; }

    /// <summary>Whether it may have arrived without our knowing, also when it is given up now.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>Whether Digital Post refused the transmission as it stands.</summary>
    public bool Refused { get; init; }

    /// <summary>Digital Post's transmissionId, if it is known now.</summary>
    public Guid? TransmissionId { get; init; }

    /// <summary>The traceparent of Digital Post's answer (TI 13.4.5); null when there is none, as always with SFTP.</summary>
    public string? Traceparent { get; init; }

    /// <summary>The error's code; null when it was taken.</summary>
    public string? Code { get; init; }
}
