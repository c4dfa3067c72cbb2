namespace Postvogn.Sandbox.DigitalPost.RateLimiting;

/// <summary>The size of each system's bucket (TI 12.1).</summary>
/// <param name="BurstCapacity">Tokens in a full bucket.</param>
/// <param name="ReplenishRate">Tokens that come back each second.</param>
public sealed record RateLimitOptions(int BurstCapacity, int ReplenishRate)
{
    /// <summary>What mutual-TLS systems have in production: 60 and 30.</summary>
    public static RateLimitOptions Production { get; } = new(60, 30);

    /// <summary>What mutual-TLS systems have in the TEST environment: 6 and 3.</summary>
    public static RateLimitOptions Test { get; } = new(6, 3);
}
