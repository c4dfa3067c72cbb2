namespace Postvogn.Sandbox.DigitalPost.RateLimiting;

/// <summary>One caller's bucket: it starts full, each call takes a token, and tokens come back with time.</summary>
internal sealed class TokenBucket(RateLimitOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _tokens = options.BurstCapacity;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes one token if there is one.</summary>
    /// <param name="remaining">The whole tokens that are left.</param>
    /// <returns><see langword="false"/> when the bucket is empty.</returns>
    public bool TryTake(out int remaining)
    {
        lock (_gate)
        {
            Refill();
            var taken = _tokens >= 1;
            if (taken)
                _tokens--;
            remaining = (int)_tokens;
            return taken;
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_filledAt, now).TotalSeconds;
        _tokens = Math.Min(options.BurstCapacity, _tokens + (seconds * options.ReplenishRate));
        _filledAt = now;
    }
}
