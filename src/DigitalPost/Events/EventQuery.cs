namespace Postvogn.DigitalPost.Events;

/// <summary>Without wildcards, over the past 3 weeks or an interval of at most 3 months (TI 7.1.1). Immutable: <c>EventQuery.Between(from,
/// to).Where("subject", SearchValue.Of("BUSINESS_RECEIPT"))</c></summary>
public sealed record EventQuery
{
    /// <summary>The message an event is about (TI 7.2.1).</summary>
    public const string MessageUuidField = "metaProperties.messageUUID";

    /// <summary>Subject and type in one (TI 7.2): <see cref="EventTag"/>.</summary>
    public const string EventTagField = "eventTag";

    private const int MostMonths = 3;

    private EventQuery()
    {
    }

    /// <summary>The service's default.</summary>
    public static EventQuery PastThreeWeeks { get; } = new();

    /// <summary>The search.</summary>
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

    /// <summary>An empty interval, or over 3 months, is an <see cref="ArgumentException"/>.</summary>
    public static EventQuery Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from || to.ToUniversalTime() > from.ToUniversalTime().AddMonths(MostMonths))
            throw new ArgumentException(
                $"The interval begins before it ends, and lasts {MostMonths} months at most (TI 7.1.1).", nameof(to));
        return new() { From = from, To = to };
    }

    /// <summary>In the past 3 weeks; older: <see cref="Between"/> with <see cref="MessageUuidField"/>.</summary>
    public static EventQuery OfMessage(Guid messageUuid) => PastThreeWeeks.Where(MessageUuidField, SearchValue.Of(messageUuid));

    /// <summary>See <see cref="Query.Where"/>.</summary>
    public EventQuery Where(string field, params ReadOnlySpan<SearchValue> values) => this with { Query = Query.Where(field, values) };

    /// <summary>Never a value.</summary>
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
