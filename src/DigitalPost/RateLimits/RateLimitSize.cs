namespace Postvogn.DigitalPost;

/// <summary>Tokens when full, and those that come back each second; each at least 1 (TI 12.1).</summary>
public sealed record RateLimitSize(int BurstCapacity, int ReplenishRate);
