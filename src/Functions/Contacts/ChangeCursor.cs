using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>How far Digital Post has been asked for changes (<c>lastUpdated</c>, TI 4.2), by its clock, not ours: through the newest change
/// that a whole walk has brought, and the walk that is under way over several runs.</summary>
internal sealed record ChangeCursor(DateTimeOffset? Through, UnfinishedWalk? Unfinished)
{
    /// <summary>Asked for again: queries lag behind what is stored (TI 3.3.1, which gives no time), and nobody knows which moment a list
    /// shows.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public static ChangeCursor None { get; } = new(null, null);

    /// <summary>Where the walk under way began, else a little before the newest change, and never before the list.</summary>
    public DateTimeOffset SinceFor(ContactIndex index)
    {
        var list = index.CreatedAt - Overlap;
        return Unfinished?.Since ?? (Through - Overlap is { } last && last > list ? last : list);
    }

    /// <summary>After a page of the walk since then: its newest change, not ahead of our clock, and what leads to the next page, if
    /// any.</summary>
    public ChangeCursor After(DateTimeOffset since, DateTimeOffset? newest, string? next)
    {
        var seen = Later(Unfinished?.Newest, newest);
        return next is null ? new(Later(Through, seen), null) : new(Through, new(since, next, seen));
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

/// <summary>A walk that did not end within its run, and the newest change that it has brought.</summary>
internal sealed record UnfinishedWalk(DateTimeOffset Since, string Next, DateTimeOffset? Newest);
