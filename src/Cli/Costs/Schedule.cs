using NCrontab;

namespace Postvogn.Cli.Costs;

internal static class Schedule
{
    private const decimal HoursOfAMonth = 730;
    private const int Days = 28;

    // Four whole weeks, so that a schedule of weekdays comes out right.
    private static readonly DateTime Start = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>How often a timer with this schedule of six fields runs in a month of 730 hours.</summary>
    public static decimal RunsAMonth(string schedule)
    {
        var parsed = CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new InvalidDataException(
                $"The schedule \"{schedule}\" cannot be read: six fields are wanted, such as 15 */5 * * * *.");
        var runs = parsed.GetNextOccurrences(Start.AddTicks(-1), Start.AddDays(Days)).Count();
        return Math.Round(runs * HoursOfAMonth / (Days * 24));
    }
}
