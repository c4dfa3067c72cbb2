using NCrontab;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

internal sealed record FunctionDefinition(string Name, Trigger Trigger);

internal abstract record Trigger(string BindingName);

internal sealed record HttpTrigger(string BindingName, string Route, IReadOnlyList<string> Methods, AuthLevel AuthLevel)
    : Trigger(BindingName);

internal sealed record QueueTrigger(string BindingName, string Queue, string Connection) : Trigger(BindingName);

internal sealed record TimerTrigger(string BindingName, CrontabSchedule Schedule, bool RunOnStartup, bool UseMonitor) : Trigger(BindingName)
{
    // The real host keeps no status for a timer that runs more often.
    private static readonly TimeSpan LeastMonitored = TimeSpan.FromMinutes(1);

    /// <summary>Whether a run that is missed while the app is down is made up for.</summary>
    public bool IsMonitored(DateTimeOffset now)
    {
        var next = NextAfter(now);
        return UseMonitor && NextAfter(next) - next >= LeastMonitored;
    }

    /// <summary>In UTC, as on Azure.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time) => new(Schedule.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);
}

internal enum AuthLevel
{
    Anonymous,
    Function,
    Admin,
}
