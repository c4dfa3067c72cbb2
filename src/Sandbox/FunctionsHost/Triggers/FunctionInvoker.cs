using System.Text.Json;
using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Handler;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Outputs;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>
/// Runs a queue or timer function once: waits until the app is up, calls it, judges the answer, and sends the outputs if it succeeded.
/// A call that does not end within functionTimeout costs the app process its life, with all else that it is doing.
/// </summary>
internal sealed partial class FunctionInvoker(
    HandlerSupervisor handler, OutputPublisher outputs, InvocationRecorder recorder, FunctionTimeLimit limit, ILogger<FunctionInvoker> logger) : IDisposable
{
    private readonly HandlerClient client = new();

    /// <exception cref="FunctionsHostException">The host has given up.</exception>
    public async Task<Invocation> InvokeAsync(FunctionDefinition function, Func<TriggerCall> call, CancellationToken cancellationToken)
    {
        using var scope = recorder.Begin(function.Name);
        var address = await handler.WhenReadyAsync(cancellationToken);
        var ended = scope.End(await limit.RunAsync(token => RunAsync(function, call, scope, address, token), cancellationToken));
        if (ended.Outcome != InvocationOutcome.Succeeded) LogNotSucceeded(logger, function.Name, ended.Id, ended.Outcome, ended.Error);
        return ended;
    }

    public void Dispose() => client.Dispose();

    private async Task<InvocationEnd> RunAsync(
        FunctionDefinition function, Func<TriggerCall> call, InvocationScope scope, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await ConcludeAsync(function, await client.PostAsync(address, scope, call(), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            await handler.NoticeExitAsync(cancellationToken);
            return InvocationEnd.Failed($"The app did not answer: {exception.Message}");
        }
        catch (JsonException)
        {
            return InvocationEnd.Failed("A message of the batch is not JSON. Binding parameters to complex objects needs JSON; set dataType to string.");
        }
    }

    private async Task<InvocationEnd> ConcludeAsync(FunctionDefinition function, ReplyVerdict verdict, CancellationToken cancellationToken)
    {
        switch (verdict)
        {
            case ReplyVerdict.Success success:
                return outputs.Publish(function, success.Reply) is { } refused
                    ? InvocationEnd.Failed(refused.Reason)
                    : InvocationEnd.Succeeded(success.Reply.Logs);
            case ReplyVerdict.Failure failure:
                return InvocationEnd.Failed(failure.Error);
            default:
                LogEmptyAnswer(logger, function.Name);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                throw new OperationCanceledException(cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Function} ({InvocationId}) {Outcome}: {Error}")]
    private static partial void LogNotSucceeded(ILogger logger, string function, Guid invocationId, InvocationOutcome outcome, string? error);

    [LoggerMessage(2, LogLevel.Error, "{Function} gave an empty answer. The host now waits until functionTimeout, and then kills the app. Answer with {{}}.")]
    private static partial void LogEmptyAnswer(ILogger logger, string function);
}
