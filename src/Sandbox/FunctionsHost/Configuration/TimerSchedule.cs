using NCrontab;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>NCRONTAB: six fields with the seconds first, or five as in crontab.</summary>
internal static class TimerSchedule
{
    public static CrontabSchedule? Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = fields != 5 });
    }
}
