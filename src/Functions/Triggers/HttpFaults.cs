using Microsoft.Azure.Functions.Worker.Middleware;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Triggers;

/// <summary>An answer after which the caller tries again later; nothing was stored.</summary>
internal sealed partial class HttpFaults(ILogger<HttpFaults> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        if (await AnswerAsync(http, () => next(context)) is { } answer) context.GetInvocationResult().Value = answer;
    }

    // Gives the answer in place of the function's own, or null.
    public async Task<IResult?> AnswerAsync(HttpContext http, Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
        catch (StoreUnavailableException error)
        {
            StoreIsUnavailable(log, error.Message);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadPushException error) when (!http.RequestAborted.IsCancellationRequested)
        {
            PushIsBad(log, http.Request.Path, error.Status, error.Message);
            return PushAnswer.Refuse(error.Status, error.Message);
        }
        catch (BadPushException)
        {
            CallerWentAway(log, http.Request.Path);
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            CallerWentAway(log, http.Request.Path);
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }

    [LoggerMessage(EventId = 901, Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void StoreIsUnavailable(ILogger log, string problem);

    [LoggerMessage(EventId = 906, Level = LogLevel.Warning,
        Message = "A push to {Path} was refused ({Status}); nothing of it was kept. {Problem}")]
    private static partial void PushIsBad(ILogger log, PathString path, int status, string problem);

    [LoggerMessage(EventId = 902, Level = LogLevel.Information,
        Message = "The caller of {Path} went away before its request was whole; nothing of it was kept")]
    private static partial void CallerWentAway(ILogger log, PathString path);
}
