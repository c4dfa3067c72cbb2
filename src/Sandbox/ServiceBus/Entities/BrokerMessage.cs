namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>A message as its sender made it.</summary>
internal sealed record BrokerMessage
{
    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Subject { get; init; }

    public string? ContentType { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? SessionId { get; init; }

    public string? ReplyToSessionId { get; init; }

    /// <summary>The sender's own properties, of the types that AMQP has.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Empty when the body is not binary.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public TimeSpan? TimeToLive { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Every section as it came over the wire.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }
}
