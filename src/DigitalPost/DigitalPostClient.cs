using Microsoft.Extensions.Logging;

namespace Postvogn.DigitalPost;

/// <summary>
/// The national service for one sender or recipient system (TI 10.4), over mutual TLS with the system's API key. Every method gives an
/// <see cref="Answer{T}"/>: no exception for anything that the network or the service can do. An
/// <see cref="OperationCanceledException"/> comes only from the caller's own token, and a fault of a stream that the caller gave comes
/// out as it is. A method makes one call, unless its summary or <see cref="DigitalPostConnectionOptions.Repeats"/> says otherwise: whether
/// to make it again later is for <see cref="RetryPolicy"/>. Safe for use by many threads.
/// </summary>
/// <remarks>Got from <see cref="DigitalPostConnection.ClientFor"/>; it lives as long as the connection.</remarks>
public sealed partial class DigitalPostClient
{
    private readonly Caller caller;
    private readonly DigitalPostConnectionOptions options;
    private readonly RateLimit limit;

    internal DigitalPostClient(DigitalPostConnection connection, ApiKey key, RateLimit limit, ILogger logger)
    {
        SystemId = key.SystemId;
        options = connection.Options;
        this.limit = limit;
        caller = new Caller(connection, key, limit, logger);
    }

    /// <summary>The system that calls.</summary>
    public Guid SystemId { get; }

    /// <summary>How many calls the system may make at once now, by our count of its bucket (TI 12.1).</summary>
    public double RateLimitTokens => limit.Tokens;
}
