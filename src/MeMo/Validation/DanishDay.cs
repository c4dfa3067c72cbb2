namespace Postvogn.MeMo;

/// <summary>Digital Post's days are Denmark's, whatever the zone of the machine.</summary>
public static class DanishDay
{
    private static readonly TimeZoneInfo Denmark =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The day that it is in Denmark; UTC's on a machine that knows no zones.</summary>
    public static DateOnly At(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Denmark).DateTime);
}
