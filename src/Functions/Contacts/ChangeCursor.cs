using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>How far Digital Post has been asked for changes (<c>lastUpdated</c>, TI 4.2), by its clock: through the newest change of a
/// whole walk; and the walk under way over several runs.</summary>
internal sealed record ChangeCursor(DateTimeOffset? Through, UnfinishedWalk? Unfinished)
{
    // Asked for again: queries lag behind what is stored (TI 3.3.1, which gives no time), and nobody knows which moment a list shows.
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    public static ChangeCursor None { get; } = new(null, null);

    // Never before the list.
    public DateTimeOffset SinceFor(ContactIndex index)
    {
        var list = index.CreatedAt - Overlap;
        return Unfinished?.Since ?? (Through - Overlap is { } last && last > list ? last : list);
    }

    // The newest change counts only when it is not ahead of our clock.
    public ChangeCursor After(DateTimeOffset since, DateTimeOffset? newest, string? next)
    {
        var seen = Later(Unfinished?.Newest, newest);
        return next is null ? new(Later(Through, seen), null) : new(Through, new(since, next, seen));
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

internal sealed record UnfinishedWalk(DateTimeOffset Since, string Next, DateTimeOffset? Newest);
