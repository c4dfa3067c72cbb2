using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

internal abstract class PreparedPost : IAsyncDisposable
{
    // Once. The transmission as it is written down now: Posting, with the number of this attempt.
    public abstract Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Nothing is sent now, as Digital Post is away or wants no calls: no attempt begins.</summary>
internal sealed class PostponedPost(RetryDecision next) : PreparedPost
{
    public RetryDecision Next => next;

    public override Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("What is postponed is not sent.");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What is to be sent is gone from the store or empty: sent again, it would be so for ever.</summary>
internal sealed class NothingToSendException(string message) : Exception(message)
{
    public const string Code = "memo.gone";
}

internal sealed record PostResult
{
    public required RetryDecision Next { get; init; }

    // Also when it is given up now.
    public bool MayHaveArrived { get; init; }

    // Nothing was sent, as the circuit is open: it is no attempt.
    public bool NotTried { get; init; }

    // As it stands.
    public bool Refused { get; init; }

    public Guid? TransmissionId { get; init; }

    // Always null with SFTP.
    public string? Traceparent { get; init; }

    // Null when it was taken.
    public string? Code { get; init; }
}
