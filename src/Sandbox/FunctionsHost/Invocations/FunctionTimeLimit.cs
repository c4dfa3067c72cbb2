using Postvogn.Sandbox.FunctionsHost.Handler;

namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>functionTimeout: when it passes, the app process is killed and the invocation has timed out.</summary>
internal sealed class FunctionTimeLimit(TimeSpan functionTimeout, HandlerSupervisor handler, HostContext context)
{
    public async Task<InvocationEnd> RunAsync(Func<CancellationToken, Task<InvocationEnd>> run, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(functionTimeout, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await run(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            handler.KillAndRestart();
            return InvocationEnd.TimedOut(functionTimeout);
        }
    }
}
