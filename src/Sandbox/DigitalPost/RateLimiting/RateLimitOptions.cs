namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The rate is in tokens a second (TI 12.1).</summary>
internal sealed record RateLimitOptions(int BurstCapacity, int ReplenishRate)
{
    // Of systems with mutual TLS.
    public static RateLimitOptions Production { get; } = new(60, 30);

    // The TEST environment.
    public static RateLimitOptions Test { get; } = new(6, 3);
}
