namespace Postvogn.DigitalPost;

/// <summary>The size of a token bucket (TI 12.1).</summary>
/// <param name="BurstCapacity">How many tokens it holds when full. At least 1.</param>
/// <param name="ReplenishRate">How many tokens come back each second. At least 1.</param>
public sealed record RateLimitSize(int BurstCapacity, int ReplenishRate);
