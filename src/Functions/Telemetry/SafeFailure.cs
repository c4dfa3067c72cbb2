using Microsoft.Azure.Functions.Worker.Middleware;

namespace Postvogn.Functions.Telemetry;

/// <summary>The outermost middleware: the worker hands the text of what a function throws to the host, which logs it. Even an answer's that
/// fails while it is written.</summary>
internal sealed class SafeFailure : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }
        catch (Exception error)
        {
            throw new FunctionFailedException(error);
        }
    }
}
