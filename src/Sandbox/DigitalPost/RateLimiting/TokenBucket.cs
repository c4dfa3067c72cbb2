namespace Postvogn.Sandbox.DigitalPost;

internal sealed class TokenBucket(RateLimitOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private double tokens = options.BurstCapacity;
    private long filledAt = clock.GetTimestamp();

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
