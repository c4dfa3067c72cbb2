using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.DigitalPost;

internal sealed record NationalServiceOptions
{
    /// <summary>On Digital Post's own client certificate unless another is given.</summary>
    public const string AgencyCvr = "34051178";

    /// <summary>The only issuer of client certificates that is trusted.</summary>
    public required SandboxAuthority Authority { get; init; }

    /// <summary>Nothing in it outlives the service.</summary>
    public required string Directory { get; init; }

    /// <summary>Receipts, resending, expiry, activation. May be sped up.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Rate limiter, push timeouts, validity of certificates: never sped up, since the callers' sockets and stopwatches are
    /// not.</summary>
    public TimeProvider WireClock { get; init; } = TimeProvider.System;

    /// <summary>0: the operating system chooses.</summary>
    public int Port { get; init; }

    public RateLimitOptions RateLimit { get; init; } = RateLimitOptions.Production;

    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>To connect, and then to answer (TI 10.5.1).</summary>
    public TimeSpan PushTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public int ConcurrentPushes { get; init; } = 8;

    public Func<Guid> Ids { get; init; } = SandboxIds.Next;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
