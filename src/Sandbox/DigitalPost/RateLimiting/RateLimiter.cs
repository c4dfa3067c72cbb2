namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A bucket for each system, or for each address where no system is recognised (TI 12.1).</summary>
internal sealed class RateLimiter(RateLimitOptions options, TimeProvider clock)
{
    private const int TokensOfACall = 1;

    private readonly ConcurrentDictionary<string, TokenBucket> buckets = new(StringComparer.Ordinal);

    public bool Admit(HttpContext context, MailSystem? system)
    {
        var caller = system?.Id.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        var bucket = buckets.GetOrAdd(caller, _ => new TokenBucket(options, clock));
        var admitted = bucket.TryTake(out var remaining);
        WriteHeaders(context.Response, remaining);
        return admitted;
    }

    public void WriteHeaders(HttpResponse response, int remaining)
    {
        Write(response, "X-RateLimit-Remaining", remaining);
        Write(response, "X-RateLimit-Requested-Tokens", TokensOfACall);
        Write(response, "X-RateLimit-Burst-Capacity", options.BurstCapacity);
        Write(response, "X-RateLimit-Replenish-Rate", options.ReplenishRate);
    }

    private static void Write(HttpResponse response, string name, int value) =>
        response.Headers[name] = value.ToString(CultureInfo.InvariantCulture);
}
