using System.Collections.Concurrent;

namespace Postvogn.DigitalPost;

/// <summary>
/// The buckets of the systems that this process calls as (TI 12.1). A bucket belongs to the system, not to a connection: given from one
/// connection to the next, it forgets nothing when a certificate or an API key changes. Safe for use by many threads.
/// </summary>
/// <param name="size">The size of each bucket until the service says otherwise.</param>
/// <param name="clock">The clock.</param>
public sealed class SystemBuckets(RateLimitSize size, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, RateLimit> buckets = new();

    /// <summary>The bucket of the system with this id: always the same one.</summary>
    public RateLimit For(Guid systemId) => buckets.GetOrAdd(systemId, _ => new RateLimit(size, clock));
}
