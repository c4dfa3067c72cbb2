namespace Postvogn.DigitalPost;

/// <summary>How long the retry policy waits.</summary>
public sealed record RetryTiming
{
    /// <summary>Those of the service itself.</summary>
    public static RetryTiming Default { get; } = new();

    /// <summary>The first delay of a call not taken; doubles. The default value is 10 seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first delay of a call that may have been taken; doubles. The default value is 15 minutes.</summary>
    public TimeSpan ResendUnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Until a setting is put right. The default value is 30 minutes.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The spread aside. The default value is 1 hour.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Then a person gets it. The default value is 7 days.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often a technical receipt may ask for an archive again before a person gets it. The default value is 5.</summary>
    public int MostRefusals { get; init; } = 5;

    /// <summary>This decision's part of the spread (<see cref="DigitalPost.Jitter"/>), 0 to 1: a new random one for each. The default value
    /// is 0.</summary>
    public double Jitter { get; init; }
}
