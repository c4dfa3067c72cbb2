namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 7.1: the events of its own organisation's systems; newest first; no wildcards.</summary>
internal sealed class EventCalls(EventLog log, NationalServiceOptions options)
{
    private static readonly SearchRules Rules = new("events")
    {
        HasWildcards = false,
        DefaultSort = [new SortField("eventTime", IsDescending: true), new SortField("id", IsDescending: true)],
        Fixed =
        {
            ["dateFrom"] = _ => _ => true,
            ["dateTo"] = _ => _ => true,
            ["senderOrRecipient"] = Either("metaProperties.sender", "metaProperties.recipient"),
            ["senderOrRecipientSystem"] = Either("metaProperties.senderSystem", "metaProperties.recipientSystem"),
        },
    };

    public IEnumerable<ApiRoute> Routes => [new("GET", "/events/", ApiCall.QueryEvents, CallerRole.Any, QueryAsync)];

    private Task QueryAsync(HttpContext context)
    {
        var (now, callersNow) = (options.Clock.GetUtcNow(), options.WireClock.GetUtcNow());
        if (EventInterval.Read(context.Request.Query, now, callersNow) is not { } interval)
            return context.RefuseQueryAsync("IllegalArgumentException: dateFrom and dateTo are moments no more than 3 months apart.");
        return context.AnswerQueryAsync(log.Of(CurrentCall.Of(context).System.Cvr, interval), Rules);
    }

    private static FixedFilter Either(string first, string second) => values => document =>
        DocumentPath.TextsAt(document, first).Concat(DocumentPath.TextsAt(document, second)).Any(
            text => values.Contains(text, StringComparer.OrdinalIgnoreCase));
}
