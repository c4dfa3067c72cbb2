namespace Postvogn.DigitalPost;

/// <summary>What to do after a call, and when.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Delay">How long to wait first, spread; zero when there is nothing more to do.</param>
/// <param name="Reason">Why, for the log and the operator; null when it succeeded. Holds no personal data.</param>
public sealed record RetryDecision(RetryStep Step, TimeSpan Delay, string? Reason)
{
    /// <summary>How it was spread, so that a longer delay is too.</summary>
    internal Spread Spread { get; init; } = Spread.None;

    /// <summary>The same decision, waiting at least as long as the service asked (<see cref="Answer{T}.RetryAfter"/>), but not
    /// beyond the age at which the work is given up: it comes to an end in time.</summary>
    public RetryDecision NoSoonerThan(TimeSpan? asked) =>
        Delay > TimeSpan.Zero && asked is { } least && Spread.Over(least < Spread.Left ? least : Spread.Left) is var delay && delay > Delay
            ? this with { Delay = delay }
            : this;
}

/// <summary>The spread of one decision's delay.</summary>
/// <param name="Part">Which part of the spread (<see cref="Jitter.Over"/>).</param>
/// <param name="Left">How long until the work is too old: the spread delays nothing beyond that.</param>
internal sealed record Spread(double Part, TimeSpan Left)
{
    public static Spread None { get; } = new(0, TimeSpan.MaxValue);

    public TimeSpan Over(TimeSpan delay)
    {
        var spread = Jitter.Over(delay, Part);
        return spread <= Left ? spread : delay > Left ? delay : Left;
    }
}
