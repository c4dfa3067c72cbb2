using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Timers;

/// <summary>Never two runs at a time; and at the start, late, when a run was missed.</summary>
internal sealed class TimerRunner(FunctionDefinition function, Invoker invoker, TimerStatuses statuses, HostContext context) : IDisposable
{
    private static readonly Dictionary<string, TypedData> NoMetadata = [];
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly TimerTrigger trigger = (TimerTrigger)function.Trigger;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public string Name => function.Name;

    public async Task RunAsync(CancellationToken hostEnds, CancellationToken stopping)
    {
        if (IsPastDue()) await RunNowAsync(isPastDue: true, hostEnds, stopping);
        else if (trigger.RunOnStartup) await RunNowAsync(isPastDue: false, hostEnds, stopping);
        while (true)
        {
            await WaitForNextAsync(stopping);
            await RunNowAsync(isPastDue: false, hostEnds, stopping);
        }
    }

    /// <summary>After the run that may be under way.</summary>
    public async Task<Invocation> RunNowAsync(bool isPastDue, CancellationToken hostEnds, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var invocation = await invoker.InvokeAsync(Call(isPastDue), hostEnds);
            if (!hostEnds.IsCancellationRequested) Keep(last: invocation.StartedAt);
            return invocation;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    // A schedule that was changed meanwhile begins anew.
    private bool IsPastDue()
    {
        var now = context.Clock.GetUtcNow();
        if (!trigger.IsMonitored(now)) return false;
        var status = statuses.Find(Name);
        if (status is null || trigger.NextAfter(status.Next.AddSeconds(-1)) != status.Next) Keep(last: default);
        return status is not null && statuses.Find(Name)!.Next <= now;
    }

    private void Keep(DateTimeOffset last)
    {
        var now = context.Clock.GetUtcNow();
        if (trigger.IsMonitored(now)) statuses.Keep(Name, new TimerStatus(last, trigger.NextAfter(now), last == default ? now : last));
    }

    // In steps of a day at most, since no timer can be set for a year, and again if the clock fired a little early.
    private async Task WaitForNextAsync(CancellationToken cancellationToken)
    {
        var next = trigger.NextAfter(context.Clock.GetUtcNow());
        while (next - context.Clock.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, context.Clock, cancellationToken);
    }

    private FunctionCall Call(bool isPastDue)
    {
        var told = new { Schedule = new { AdjustForDST = true }, ScheduleStatus = statuses.Find(Name), IsPastDue = isPastDue };
        return new FunctionCall(function, new() { Json = JsonSerializer.Serialize(told) }, NoMetadata);
    }
}
