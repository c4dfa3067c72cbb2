using Postvogn.Functions.Storage;

namespace Postvogn.Functions.CustomHandler;

/// <summary>Turns what an HTTP function cannot do now into an answer after which the caller tries again later; nothing was stored.</summary>
internal sealed partial class HttpFaults(RequestDelegate next, ILogger<HttpFaults> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (StoreUnavailableException error)
        {
            StoreIsUnavailable(log, error.Message);
            if (!http.Response.HasStarted) http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            CallerWentAway(log, http.Request.Path);
        }
    }

    [LoggerMessage(EventId = 901, Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void StoreIsUnavailable(ILogger log, string problem);

    [LoggerMessage(EventId = 902, Level = LogLevel.Information, Message = "The caller of {Path} went away before its request was whole; nothing of it was kept")]
    private static partial void CallerWentAway(ILogger log, PathString path);
}
