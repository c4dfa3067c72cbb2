namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>A correlation filter: everything that it names must be equal, case counts. One that names nothing (SQL's <c>1=1</c>, the
/// TrueFilter) takes everything.</summary>
internal sealed record Rule
{
    public static Rule TakesAll { get; } = new();

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Subject { get; init; }

    public string? ContentType { get; init; }

    public string? To { get; init; }

    public string? ReplyTo { get; init; }

    public string? SessionId { get; init; }

    public string? ReplyToSessionId { get; init; }

    /// <summary>Of the sender's own properties: value and type must be the same.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    public bool Matches(BrokerMessage message) =>
        Same(MessageId, message.MessageId) && Same(CorrelationId, message.CorrelationId) && Same(Subject, message.Subject)
        && Same(ContentType, message.ContentType) && Same(To, message.To) && Same(ReplyTo, message.ReplyTo)
        && Same(SessionId, message.SessionId) && Same(ReplyToSessionId, message.ReplyToSessionId)
        && Properties.All(wanted => message.Properties.TryGetValue(wanted.Key, out var value) && wanted.Value.Equals(value));

    private static bool Same(string? wanted, string? value) => wanted is null || wanted == value;
}
