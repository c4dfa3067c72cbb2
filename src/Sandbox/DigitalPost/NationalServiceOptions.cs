using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost.RateLimiting;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>What the stand-in for Digital Post is started with.</summary>
public sealed record NationalServiceOptions
{
    /// <summary>
    /// The CVR number that Digital Post's own client certificate carries unless another is given: the Agency for Digital Government's.
    /// </summary>
    public const string AgencyCvr = "34051178";

    /// <summary>
    /// Issues the server certificate and Digital Post's client certificate, and is the only issuer of client certificates that is
    /// trusted.
    /// </summary>
    public required SandboxAuthority Authority { get; init; }

    /// <summary>A folder for what is being received and sent; made if it is not there. Nothing in it outlives the service.</summary>
    public required string Directory { get; init; }

    /// <summary>The clock of the domain: receipts, resending, expiry, activation. May be sped up. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// The clock of the wire: the rate limiter, the timeouts of a push, the validity of certificates. It stays the system's (the
    /// default) when <see cref="Clock"/> is sped up, since the callers' sockets and stopwatches are not.
    /// </summary>
    public TimeProvider WireClock { get; init; } = TimeProvider.System;

    /// <summary>The port on localhost; 0 (the default) lets the operating system choose.</summary>
    public int Port { get; init; }

    /// <summary>The size of each system's bucket. The default is production's.</summary>
    public RateLimitOptions RateLimit { get; init; } = RateLimitOptions.Production;

    /// <summary>How long after a transmission its business receipts come. The default is two seconds.</summary>
    public TimeSpan BusinessReceiptDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a called system may take to connect, and then to answer. The default is ten seconds (TI 10.5.1).</summary>
    public TimeSpan PushTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many pushes are under way at once. The default is eight.</summary>
    public int ConcurrentPushes { get; init; } = 8;

    /// <summary>The source of transmissionIds and receipt ids. The default makes random ones.</summary>
    public Func<Guid> Ids { get; init; } = SandboxIds.Next;

    /// <summary>Where the service logs. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
