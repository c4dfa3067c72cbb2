namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Three weeks unless told otherwise, three months at most (TI 7.1.1).</summary>
internal sealed record EventInterval(DateTimeOffset From, DateTimeOffset To)
{
    private const int LongestInMonths = 3;

    private static readonly TimeSpan Default = TimeSpan.FromDays(21);

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public bool Holds(DateTimeOffset moment) => moment >= From && moment <= To;

    /// <summary>Who asks for what happened until now means now, though this service's clock may run ahead of his.</summary>
    public static EventInterval? Read(IQueryCollection query, DateTimeOffset now, DateTimeOffset callersNow)
    {
        var from = TimeFilter.Read(query["dateFrom"]);
        var to = TimeFilter.Read(query["dateTo"]);
        if ((from is null && query.ContainsKey("dateFrom")) || (to is null && query.ContainsKey("dateTo")))
            return null;
        var end = to is null || (to.Value - callersNow).Duration() < Skew ? now : to.Value;
        var start = from ?? end - Default;
        return start <= end && end <= start.AddMonths(LongestInMonths) ? new EventInterval(start, end) : null;
    }
}
