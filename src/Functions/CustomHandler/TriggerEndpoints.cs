using System.Text.Json;

namespace Postvogn.Functions.CustomHandler;

/// <summary>Maps the functions that the host calls with an envelope: <c>POST /{FunctionName}</c>.</summary>
public static class TriggerEndpoints
{
    /// <summary>Maps one queue or timer function.</summary>
    /// <param name="app">The application.</param>
    /// <param name="function">The function's name: the name of the folder of its function.json.</param>
    /// <param name="run">Runs the handler, taken from the services, on a call.</param>
    public static void MapTrigger<THandler>(this IEndpointRouteBuilder app, string function, Func<THandler, TriggerCall, CancellationToken, Task<TriggerResult>> run)
        where THandler : notnull =>
        app.MapPost($"/{function}", async (HttpContext http) =>
        {
            if (!CallerIsHost(http.Request)) return;
            var log = http.RequestServices.GetRequiredService<ILogger<TriggerCall>>();
            try
            {
                // The host never cancels an invocation, and a lost connection must not end a step halfway through its writes.
                using var envelope = await JsonDocument.ParseAsync(http.Request.Body, default, CancellationToken.None);
                var handler = http.RequestServices.GetRequiredService<THandler>();
                var result = await run(handler, TriggerCall.Read(envelope.RootElement), CancellationToken.None);
                await result.WriteAsync(http.Response, CancellationToken.None);
            }
            catch (Exception error)
            {
                TriggerLog.Failed(log, function, error);
                await RefuseAsync(http.Response, StatusCodes.Status500InternalServerError);
            }
        }).WithMetadata(new TriggerFunction(function));

    /// <summary>Whether the call can only come from the host itself. The host's proxy puts X-Forwarded-* and x-ms-invocation-id on
    /// every call from outside and never on a trigger call.</summary>
    private static bool CallerIsHost(HttpRequest request)
    {
        var genuine = request.Headers.ContainsKey("X-Azure-Functions-InvocationId")
            && !request.Headers.ContainsKey("x-ms-invocation-id")
            && !request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
        if (!genuine) request.HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        return genuine;
    }

    private static async Task RefuseAsync(HttpResponse response, int status)
    {
        if (response.HasStarted) return;
        response.StatusCode = status;
        response.ContentType = "application/json";
        await response.WriteAsync("{}");
    }
}
