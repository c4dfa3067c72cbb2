using System.Collections.Concurrent;

namespace Postvogn.DigitalPost;

/// <summary>A bucket belongs to the system, not to a connection (TI 12.1): it forgets nothing when a certificate or key changes. Safe for
/// use by many threads.</summary>
public sealed class SystemBuckets(RateLimitSize size, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, RateLimit> buckets = new();

    /// <summary>Always the same one.</summary>
    public RateLimit For(Guid systemId) => buckets.GetOrAdd(systemId, _ => new RateLimit(size, clock));
}
