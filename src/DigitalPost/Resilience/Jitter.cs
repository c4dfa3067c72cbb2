namespace Postvogn.DigitalPost;

/// <summary>So that what failed together is not all tried again together.</summary>
public static class Jitter
{
    private const double Most = 0.25;

    /// <summary>Up to a quarter on top, by <paramref name="part"/> 0 to 1: never less, since it may be what the service asked
    /// for.</summary>
    public static TimeSpan Over(TimeSpan delay, double part) => delay + (delay * (Most * part));
}
