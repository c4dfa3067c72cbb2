namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One caller's bucket: it starts full, each call takes a token, and tokens come back with time.</summary>
internal sealed class TokenBucket(RateLimitOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private double tokens = options.BurstCapacity;
    private long filledAt = clock.GetTimestamp();

    /// <summary><see langword="false"/> when the bucket is empty. What remains are whole tokens.</summary>
    public bool TryTake(out int remaining)
    {
        lock (gate)
        {
            Refill();
            var taken = tokens >= 1;
            if (taken)
                tokens--;
            remaining = (int)tokens;
            return taken;
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(filledAt, now).TotalSeconds;
        tokens = Math.Min(options.BurstCapacity, tokens + (seconds * options.ReplenishRate));
        filledAt = now;
    }
}
