namespace Postvogn.DigitalPost;

/// <summary>The delay is spread; zero when there is nothing more to do. The reason is for log and operator, without personal data; null
/// when it succeeded.</summary>
public sealed record RetryDecision(RetryStep Step, TimeSpan Delay, string? Reason)
{
    /// <summary>How it was spread, so that a longer delay is too.</summary>
    internal Spread Spread { get; init; } = Spread.None;

    /// <summary>Waits at least as long as the service asked (<see cref="Answer{T}.RetryAfter"/>), but not beyond the age at which the work
    /// is given up: it comes to an end in time.</summary>
    public RetryDecision NoSoonerThan(TimeSpan? asked) =>
        Delay > TimeSpan.Zero && asked is { } least && Spread.Over(least < Spread.Left ? least : Spread.Left) is var delay && delay > Delay
            ? this with { Delay = delay }
            : this;
}

/// <summary>Which part of the spread (<see cref="Jitter.Over"/>), and how long until the work is too old: nothing is delayed beyond
/// that.</summary>
internal sealed record Spread(double Part, TimeSpan Left)
{
    public static Spread None { get; } = new(0, TimeSpan.MaxValue);

    public TimeSpan Over(TimeSpan delay)
    {
        var spread = Jitter.Over(delay, Part);
        return spread <= Left ? spread : delay > Left ? delay : Left;
    }
}
