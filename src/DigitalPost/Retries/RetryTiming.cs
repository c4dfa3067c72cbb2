namespace Postvogn.DigitalPost;

/// <summary>How long the retry policy waits.</summary>
public sealed record RetryTiming
{
    /// <summary>The delays of the service itself.</summary>
    public static RetryTiming Default { get; } = new();

    /// <summary>The first delay of a call that was not taken; doubles each time. The default value is 10 seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first delay of a call that may have been taken; doubles each time. The default value is 15 minutes.</summary>
    public TimeSpan ResendUnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The delay of a call that waits for a setting to be put right. The default value is 30 minutes.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>No delay grows longer than this, the spread aside. The default value is 1 hour.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How old a piece of work may get before it is handed to a person. The default value is 7 days.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Which part of the spread this decision's delay gets (<see cref="DigitalPost.Jitter"/>), 0 to 1: a new random one for each
    /// decision. The default value is 0: none.</summary>
    public double Jitter { get; init; }
}
