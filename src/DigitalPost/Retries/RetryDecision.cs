namespace Postvogn.DigitalPost;

/// <summary>What to do after a call, and when.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Delay">How long to wait first; zero when there is nothing more to do.</param>
/// <param name="Reason">Why, for the log and the operator; null when it succeeded. Holds no personal data.</param>
public sealed record RetryDecision(RetryStep Step, TimeSpan Delay, string? Reason)
{
    /// <summary>The same decision, waiting at least as long as the service asked (<see cref="Answer{T}.RetryAfter"/>).</summary>
    public RetryDecision NoSoonerThan(TimeSpan? asked) => Delay > TimeSpan.Zero && asked > Delay ? this with { Delay = asked.Value } : this;
}
