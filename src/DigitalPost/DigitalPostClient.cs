using Microsoft.Extensions.Logging;

namespace Postvogn.DigitalPost;

/// <summary>The national service for one system (TI 10.4), over mutual TLS with its API key; got from
/// <see cref="DigitalPostConnection.ClientFor"/>, lives as long as the connection. An <see cref="OperationCanceledException"/> comes only
/// from the caller's own token, and a fault of a caller's stream comes out as it is; nothing else is an exception. A method makes one call,
/// unless its summary or <see cref="DigitalPostConnectionOptions.Repeats"/> says otherwise: making it again later is for
/// <see cref="RetryPolicy"/>. Safe for use by many threads.</summary>
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

    /// <summary>Calls that can be made at once, by our count of its bucket (TI 12.1).</summary>
    public double RateLimitTokens => limit.Tokens;

    /// <summary>Of which as many when the bucket is full.</summary>
    public int RateLimitCapacity => limit.Capacity;
}
