using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Postvogn.Functions.Telemetry;

/// <summary>Sends all that an invocation reported before it is answered: the process may be killed right after.</summary>
internal sealed partial class InvocationTelemetry(TelemetryExport export, ILogger<InvocationTelemetry> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var isHttp = context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger");
        using var invocation = Invocation.Begin(context, isHttp ? ActivityKind.Server : ActivityKind.Consumer);
        try
        {
            await next(context);
            invocation.End((context.GetInvocationResult().Value as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            invocation.End(StatusCodes.Status503ServiceUnavailable);
            throw;
        }
        catch (Exception error)
        {
            Failed(log, context.FunctionDefinition.Name, error);
            invocation.End(StatusCodes.Status500InternalServerError);
            throw;
        }
        finally
        {
            await export.FlushAsync();
        }
    }

    [LoggerMessage(EventId = 900, Level = LogLevel.Error, Message = "{Function} failed; the host calls it again")]
    private static partial void Failed(ILogger log, string function, Exception error);
}
