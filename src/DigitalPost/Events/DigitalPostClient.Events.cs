using Postvogn.DigitalPost.Events;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<LoggedEvent>> EventPage =
        AnswerReader.Page<LoggedEvent, EventSearchResult>(DigitalPostJson.Default.EventSearchResult);

    /// <summary>GET /events/ (TI 7.1). How long events are kept depends on their kind.</summary>
    public Task<Answer<SearchPage<LoggedEvent>>> QueryEventsAsync(EventQuery query, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<SearchPage<LoggedEvent>>(Operation.QueryEvents, EventPage) { Query = query.ToQueryString() }, cancellationToken);

    /// <summary>The oldest first, 1,000 a page unless the query says otherwise. Ends after the last page, or the first answer that is not
    /// Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<LoggedEvent>>> EveryEventPageAsync(
        EventQuery query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query.Query, "created"),
            (page, token) => QueryEventsAsync(query with { Query = page }, token),
            cancellationToken);
}
