namespace Postvogn.DigitalPost.Events;

/// <summary>
/// What is asked of the event log (TI 7.1.1): a query without wildcards, over the past 3 weeks or an interval of at most 3 months.
/// Immutable.
/// </summary>
/// <example><c>EventQuery.Between(from, to).Where("subject", SearchValue.Of("BUSINESS_RECEIPT"))</c></example>
public sealed record EventQuery
{
    /// <summary>The field that names the message an event is about (TI 7.2.1).</summary>
    public const string MessageUuidField = "metaProperties.messageUUID";

    private const int MostMonths = 3;

    private EventQuery()
    {
    }

    /// <summary>The past 3 weeks, which is what the service takes when it is told nothing.</summary>
    public static EventQuery PastThreeWeeks { get; } = new();

    /// <summary>The search in the interval.</summary>
    public Query Query
    {
        get;
        init => field = value.HasWildcard
            ? throw new ArgumentException(
                "The event log has no wildcards (TI 7.1.1): * and ? stand for themselves, so quote them.", nameof(value))
            : value;
    } = Query.All;

    private DateTimeOffset? From { get; init; }

    private DateTimeOffset? To { get; init; }

    /// <summary>The events between two times.</summary>
    /// <exception cref="ArgumentException">The interval is empty, or longer than 3 months.</exception>
    public static EventQuery Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from || to.ToUniversalTime() > from.ToUniversalTime().AddMonths(MostMonths))
            throw new ArgumentException(
                $"The interval begins before it ends, and lasts {MostMonths} months at most (TI 7.1.1).", nameof(to));
        return new() { From = from, To = to };
    }

    /// <summary>What happened to a message in the past 3 weeks; for an older one, <see cref="Between"/> with
    /// <see cref="MessageUuidField"/>.</summary>
    public static EventQuery OfMessage(Guid messageUuid) => PastThreeWeeks.Where(MessageUuidField, SearchValue.Of(messageUuid));

    /// <summary>Only where the field holds one of the values (<see cref="Query.Where"/>).</summary>
    public EventQuery Where(string field, params ReadOnlySpan<SearchValue> values) => this with { Query = Query.Where(field, values) };

    /// <summary>The interval and the names of the fields: never a value.</summary>
    public override string ToString() => $"{Query} {From:O} {To:O}".TrimEnd();

    internal string ToQueryString()
    {
        var parameters = Query.Parameters();
        if (From is { } from)
            parameters.Add($"dateFrom={Escaped(from)}");
        if (To is { } to)
            parameters.Add($"dateTo={Escaped(to)}");
        return Query.Joined(parameters);
    }

    private static string Escaped(DateTimeOffset time) => Uri.EscapeDataString(TimeText.InMilliseconds(time));
}
