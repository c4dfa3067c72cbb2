using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Postvogn.DigitalPost;

/// <summary>One environment, one client certificate (TI 2.6.1), shared by systems; each has its <see cref="DigitalPostClient"/> and bucket
/// (TI 12.1).</summary>
public sealed class DigitalPostConnection : IDisposable
{
    private readonly ConcurrentDictionary<ApiKey, Lazy<DigitalPostClient>> clients = new();
    private readonly ConcurrentDictionary<Route, CallPipeline<IAnswer>> pipelines = new();
    private readonly SystemBuckets buckets;
    private readonly ILogger logger;

    /// <summary>The first call connects. An option out of its range is an <see cref="ArgumentException"/>.</summary>
    public DigitalPostConnection(DigitalPostConnectionOptions options, TimeProvider clock, ILogger<DigitalPostClient>? logger = null)
    {
        if (options.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        (Options, Clock) = (options, clock);
        buckets = options.Buckets ?? new SystemBuckets(options.Environment.RateLimit, clock);
        this.logger = logger ?? NullLogger<DigitalPostClient>.Instance;
        ClientTls.TellWhetherSuitesAreOurs(this.logger);
        Invoker = new HttpMessageInvoker(HandlerFor(options));
    }

    internal DigitalPostConnectionOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal HttpMessageInvoker Invoker { get; }

    /// <summary>Each route has its own circuit: a broken /events/ closes no door for letters. It is this connection's, since a certificate
    /// refused without a word looks like a service that is away.</summary>
    internal CallPipeline<IAnswer> PipelineOf(Operation operation) => pipelines.GetOrAdd(Route.Of(operation), PipelineFor);

    /// <summary>Always the same one for a system; two keys of one share its bucket.</summary>
    public DigitalPostClient ClientFor(ApiKey key) =>
        clients.GetOrAdd(key, k => new Lazy<DigitalPostClient>(() => new(this, k, buckets.For(k.SystemId), logger))).Value;

    /// <summary>Closes idle connections at once, others when their call ends; a later call throws
    /// <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => Invoker.Dispose();

    private CallPipeline<IAnswer> PipelineFor(Route route) => new(
        new()
        {
            Service = $"Digital Post, {route},",
            IsAway = answer => IsAway(route, answer),
            Repeats = Options.Repeats,
        },
        Clock,
        Options.Random,
        logger);

    // What fails at one resource (500) is there; only a gateway that finds nobody says that the service is not.
    private static bool IsAway(Route route, IAnswer answer) => answer.Outcome switch
    {
        CallOutcome.NotConnected or CallOutcome.NoAnswer or CallOutcome.Unavailable => true,
        CallOutcome.ServerError => !route.HasId || answer.StatusCode is 502 or 504,
        _ => false,
    };

    private static SocketsHttpHandler HandlerFor(DigitalPostConnectionOptions options) => new()
    {
        SslOptions = ClientTls.For(options),
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = options.ConnectionLifetime,
        PooledConnectionIdleTimeout = options.IdleConnectionLifetime,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(1),
        Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
        UseProxy = options.Proxy is not null,
        AllowAutoRedirect = false,
        UseCookies = false,
        // Nothing goes out but what TI names: our own trace and baggage stay here.
        ActivityHeadersPropagator = null,
    };
}
