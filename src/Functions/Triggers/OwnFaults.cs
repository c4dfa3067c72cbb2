using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Postvogn.Functions.Triggers;

/// <summary>What a function throws, as it threw it: the worker wraps it into an <see cref="AggregateException"/>, and nothing further out
/// would know it. The innermost of the middleware.</summary>
internal sealed class OwnFaults : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => RunAsync(() => next(context));

    public static async Task RunAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (AggregateException wrapped) when (wrapped.Flatten().InnerExceptions is [var own])
        {
            ExceptionDispatchInfo.Throw(own);
        }
    }
}
