namespace Postvogn.DigitalPost;

/// <summary>Spreads what failed together, so that it is not all tried again together.</summary>
public static class Jitter
{
    private const double Most = 0.25;

    /// <summary>A delay and up to a quarter of it on top: never less, since it may be what the service asked for.</summary>
    /// <param name="delay">The delay.</param>
    /// <param name="part">Which part of the spread: 0 for none, 1 for all of it.</param>
    public static TimeSpan Over(TimeSpan delay, double part) => delay + (delay * (Most * part));
}
