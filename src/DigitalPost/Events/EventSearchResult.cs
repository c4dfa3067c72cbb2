namespace Postvogn.DigitalPost.Events;

/// <summary>A page of the event log (TI 7.1).</summary>
internal sealed record EventSearchResult : SearchResult<LoggedEvent>
{
    public required IReadOnlyList<LoggedEvent> Events { get; init; }

    protected override IReadOnlyList<LoggedEvent> Resources => Events;
}
