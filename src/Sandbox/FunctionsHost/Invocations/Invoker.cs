using Postvogn.Sandbox.FunctionsHost.Protocol;
using Postvogn.Sandbox.FunctionsHost.Worker;

namespace Postvogn.Sandbox.FunctionsHost.Invocations;

internal sealed partial class Invoker(WorkerSupervisor worker, InvocationLog log, TimeSpan functionTimeout, HostContext context)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly ILogger logger = context.LoggerFactory.CreateLogger("Host.Function.Invocations");

    /// <summary>Never throws for what a function does.</summary>
    public async Task<Invocation> InvokeAsync(FunctionCall call, CancellationToken hostEnds)
    {
        log.Runs.Begin();
        var (id, startedAt, began) = (context.NewId(), context.Clock.GetUtcNow(), context.Clock.GetTimestamp());
        var (outcome, error) = await RunAsync(call, id, hostEnds);
        var ended = new Invocation
        {
            Id = id,
            Function = call.Function.Name,
            Outcome = outcome,
            StartedAt = startedAt,
            Duration = context.Clock.GetElapsedTime(began),
            Error = error,
        };
        if (outcome != InvocationOutcome.Succeeded) LogNotSucceeded(logger, ended.Function, id, outcome, error);
        log.End(ended);
        return ended;
    }

    private async Task<(InvocationOutcome Outcome, string? Error)> RunAsync(FunctionCall call, Guid id, CancellationToken hostEnds)
    {
        try
        {
            var channel = await worker.WhenReadyAsync(hostEnds);
            await using var givenUp = call.GivenUp.Register(() => channel.Cancel(id.ToString()));
            var forwarding = call.Forward?.Invoke(channel.HttpUri!, id, hostEnds) ?? Task.FromResult<string?>(null);
            var (outcome, error) = await AnswerAsync(channel, call, id, hostEnds);
            var fault = await forwarding;
            return outcome == InvocationOutcome.Succeeded && fault is not null ? (InvocationOutcome.Failed, fault) : (outcome, error);
        }
        catch (FunctionsHostException exception)
        {
            return (InvocationOutcome.Failed, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return (InvocationOutcome.Failed, "The host has ended.");
        }
    }

    private async Task<(InvocationOutcome Outcome, string? Error)> AnswerAsync(
        WorkerChannel channel, FunctionCall call, Guid id, CancellationToken hostEnds)
    {
        var answer = channel.InvokeAsync(call.Function.Name, Request(call, id));
        try
        {
            return Judge(await answer.WaitAsync(functionTimeout, context.Clock, hostEnds));
        }
        catch (TimeoutException)
        {
            channel.Cancel(id.ToString());
        }
        catch (FunctionsHostException exception)
        {
            return (InvocationOutcome.Failed, exception.Message);
        }

        try
        {
            return Judge(await answer.WaitAsync(Grace, context.Clock, hostEnds));
        }
        catch (TimeoutException)
        {
            worker.Replace(channel);
            return (InvocationOutcome.TimedOut, $"functionTimeout ({functionTimeout}) passed without a result; the worker was replaced.");
        }
    }

    private static InvocationRequest Request(FunctionCall call, Guid id)
    {
        var request = new InvocationRequest
        {
            InvocationId = id.ToString(),
            InputData = { new ParameterBinding { Name = call.Function.Trigger.BindingName, Data = call.Input } },
            TraceContext = new() { TraceParent = call.Trace.ToString(), TraceState = call.Trace.State },
        };
        foreach (var (name, value) in call.Metadata) request.TriggerMetadata[name] = value;
        return request;
    }

    private static (InvocationOutcome Outcome, string? Error) Judge(InvocationResponse answer) => answer.Result.Status switch
    {
        StatusResult.Types.Status.Success => (InvocationOutcome.Succeeded, null),
        _ => (InvocationOutcome.Failed, answer.Result.Exception?.Message ?? answer.Result.Status.ToString()),
    };

    [LoggerMessage(1, LogLevel.Warning, "{Function} ({InvocationId}) {Outcome}: {Error}")]
    private static partial void LogNotSucceeded(
        ILogger logger, string function, Guid invocationId, InvocationOutcome outcome, string? error);
}
