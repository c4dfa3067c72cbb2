using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>What the stand-in for Digital Post is started with.</summary>
internal sealed record NationalServiceOptions
{
    /// <summary>The Agency for Digital Government's: what Digital Post's own client certificate carries unless another is given.</summary>
    public const string AgencyCvr = "34051178";

    /// <summary>Issues both certificates of Digital Post, and is the only issuer of client certificates that is trusted.</summary>
    public required SandboxAuthority Authority { get; init; }

    /// <summary>Nothing in it outlives the service.</summary>
    public required string Directory { get; init; }

    /// <summary>The clock of the domain: receipts, resending, expiry, activation. May be sped up.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The clock of the wire: the rate limiter, the timeouts of a push, the validity of certificates. It stays the system's when
    /// <see cref="Clock"/> is sped up, since the callers' sockets and stopwatches are not.</summary>
    public TimeProvider WireClock { get; init; } = TimeProvider.System;

    /// <summary>On localhost; 0 lets the operating system choose.</summary>
    public int Port { get; init; }

    public RateLimitOptions RateLimit { get; init; } = RateLimitOptions.Production;

    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>To connect, and then to answer (TI 10.5.1).</summary>
    public TimeSpan PushTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public int ConcurrentPushes { get; init; } = 8;

    public Func<Guid> Ids { get; init; } = SandboxIds.Next;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
