namespace Postvogn.DigitalPost;

/// <summary>The service's bucket for this system (TI 12.1); null where it says nothing.</summary>
internal sealed record RateLimitHeaders(int? Remaining, int? RequestedTokens, int? BurstCapacity, int? ReplenishRate)
{
    public static RateLimitHeaders Of(HttpResponseMessage response) => new(
        ResponseHeaders.Number(response, "X-RateLimit-Remaining"),
        ResponseHeaders.Number(response, "X-RateLimit-Requested-Tokens"),
        ResponseHeaders.Number(response, "X-RateLimit-Burst-Capacity"),
        ResponseHeaders.Number(response, "X-RateLimit-Replenish-Rate"));
}
