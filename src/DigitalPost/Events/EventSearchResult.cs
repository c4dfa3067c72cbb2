namespace Postvogn.DigitalPost.Events;

internal sealed record EventSearchResult : SearchResult<LoggedEvent>
{
    public required IReadOnlyList<LoggedEvent> Events { get; init; }

    protected override IReadOnlyList<LoggedEvent> Resources => Events;
}
