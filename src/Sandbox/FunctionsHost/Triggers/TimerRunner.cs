using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Runs one timer function by its schedule (in UTC, as on Azure), never two runs at a time, with its retries.</summary>
internal sealed class TimerRunner(FunctionDefinition function, FunctionInvoker invoker, HostContext context) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly TimerTrigger trigger = (TimerTrigger)function.Trigger;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private DateTimeOffset? last;

    public string Name => function.Name;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (trigger.RunOnStartup) await RunNowAsync(cancellationToken);
        while (true)
        {
            await WaitForNextAsync(cancellationToken);
            await RunNowAsync(cancellationToken);
        }
    }

    /// <summary>One run with its retries; gives the last attempt.</summary>
    public async Task<Invocation> RunNowAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await RunWithRetriesAsync(cancellationToken);
        }
        finally
        {
            last = context.Clock.GetUtcNow();
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    // In steps of a day at most, since no timer can be set for a year, and again if the clock fired a little early.
    private async Task WaitForNextAsync(CancellationToken cancellationToken)
    {
        var next = new DateTimeOffset(trigger.Schedule.GetNextOccurrence(context.Clock.GetUtcNow().UtcDateTime), TimeSpan.Zero);
        while (next - context.Clock.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, context.Clock, cancellationToken);
        }
    }

    private async Task<Invocation> RunWithRetriesAsync(CancellationToken cancellationToken)
    {
        Invocation? before = null;
        for (var retryCount = 0; ; retryCount++)
        {
            var call = CallFor(retryCount, before?.Error);
            before = await invoker.InvokeAsync(function, () => call, cancellationToken);
            if (before.Outcome == InvocationOutcome.Succeeded || function.Retry?.Allows(retryCount) != true) return before;
            await Task.Delay(function.Retry.DelayBefore(retryCount), context.Clock, cancellationToken);
        }
    }

    private TriggerCall CallFor(int retryCount, string? error)
    {
        var call = TimerCall.For(function, last, context);
        if (function.Retry is not { } retry) return call;
        call.Metadata["RetryContext"] = new JsonObject
        {
            ["RetryCount"] = retryCount,
            ["MaxRetryCount"] = retry.MaxRetryCount,
            ["Exception"] = error is null ? null : new JsonObject { ["Message"] = error },
            ["Instance"] = null,
        };
        return call;
    }
}
