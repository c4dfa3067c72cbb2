using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Makes the call for a timer: a real object, not a text.</summary>
internal static class TimerCall
{
    // The real host keeps no status for a timer that runs more often.
    private static readonly TimeSpan LeastMonitored = TimeSpan.FromMinutes(1);

    public static TriggerCall For(FunctionDefinition function, DateTimeOffset? last, HostContext context)
    {
        var trigger = (TimerTrigger)function.Trigger;
        var timer = new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = Status(trigger, last, context.Clock.GetUtcNow()),
            ["IsPastDue"] = false,
        };
        var metadata = new JsonObject { ["sys"] = SystemMetadata.For(function.Name, context) };
        return new TriggerCall(new JsonObject { [trigger.BindingName] = timer }, metadata);
    }

    private static JsonObject? Status(TimerTrigger trigger, DateTimeOffset? last, DateTimeOffset now)
    {
        var next = trigger.Schedule.GetNextOccurrence(now.UtcDateTime);
        if (!trigger.UseMonitor || trigger.Schedule.GetNextOccurrence(next) - next < LeastMonitored) return null;
        return new JsonObject
        {
            ["Last"] = JsonValue.Create(last ?? default),
            ["Next"] = JsonValue.Create(new DateTimeOffset(next, TimeSpan.Zero)),
            ["LastUpdated"] = JsonValue.Create(last ?? now),
        };
    }
}
