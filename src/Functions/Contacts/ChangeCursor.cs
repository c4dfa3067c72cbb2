using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>How far Digital Post has been asked for changes (<c>lastUpdated</c>, TI 4.2). Its clock, not ours.</summary>
/// <param name="Through">The newest change that a whole walk has brought; null before the first.</param>
/// <param name="Unfinished">The walk that is under way over several runs; null when none is.</param>
internal sealed record ChangeCursor(DateTimeOffset? Through, UnfinishedWalk? Unfinished)
{
    /// <summary>
    /// How much is asked for again: queries lag behind what is stored (TI 3.3.1, which gives no time), and nobody knows which moment a list
    /// shows.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>Nothing asked yet.</summary>
    public static ChangeCursor None { get; } = new(null, null);

    /// <summary>
    /// From when on to ask: where the walk under way began, else a little before the newest change, and never before the list.
    /// </summary>
    public DateTimeOffset SinceFor(ContactIndex index)
    {
        var list = index.CreatedAt - Overlap;
        return Unfinished?.Since ?? (Through - Overlap is { } last && last > list ? last : list);
    }

    /// <summary>After a page of the walk since then.</summary>
    /// <param name="since">Where the walk began.</param>
    /// <param name="newest">The newest change on the page, not ahead of our clock; null when the page is empty.</param>
    /// <param name="next">Leads to the next page; null when the walk is over.</param>
    public ChangeCursor After(DateTimeOffset since, DateTimeOffset? newest, string? next)
    {
        var seen = Later(Unfinished?.Newest, newest);
        return next is null ? new(Later(Through, seen), null) : new(Through, new(since, next, seen));
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

/// <summary>A walk over changes that did not end within its run.</summary>
/// <param name="Since">From when on it asks.</param>
/// <param name="Next">Leads to its next page.</param>
/// <param name="Newest">The newest change that it has brought; null when none.</param>
internal sealed record UnfinishedWalk(DateTimeOffset Since, string Next, DateTimeOffset? Newest);
