using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>The worker gets the invocation and the request at the same time. Any answer is a success; else 500, or 503 without a
/// host.</summary>
internal sealed class HttpProxy(
    IHttpForwarder forwarder, HostSettings settings, RequestLimits limits, Func<Invoker?> currentInvoker, HostContext context) : IDisposable
{
    private readonly ForwarderRequestConfig config = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };
    private readonly SemaphoreSlim slots = new(settings.MaxConcurrentRequests);
    private readonly HttpMessageInvoker client = new(new ReplayHandler(context.Clock, NewHandler()));

    private int outstanding;

    // What passes through is changed in nothing.
    public static SocketsHttpHandler NewHandler() => new()
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    };

    public async Task ServeAsync(FunctionDefinition function, HttpContext http)
    {
        try
        {
            // 1. More than so many are not taken in; of the others, so many are worked on, and the rest wait with their bodies unread.
            if (Interlocked.Increment(ref outstanding) > settings.MaxOutstandingRequests)
            {
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            await slots.WaitAsync(http.RequestAborted);
            try
            {
                await CallAsync(function, http);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
        finally
        {
            Interlocked.Decrement(ref outstanding);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        slots.Dispose();
    }

    private async Task CallAsync(FunctionDefinition function, HttpContext http)
    {
        // 2. A body whose length is told is held whole, before the app hears of it; one that is too long or too slow never reaches it.
        if (!await TakeInAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        // 3. The call. It has succeeded when both have: the invocation, and the forwarding.
        if (currentInvoker() is not { } invoker)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var trace = TraceParent.Under(http.Request.Headers.TraceParent, http.Request.Headers.TraceState);
        var invocation = await invoker.InvokeAsync(
            new FunctionCall(function, new() { Http = new() }, MetadataOf(http.Request))
            {
                Trace = trace,
                GivenUp = http.RequestAborted,
                Forward = (worker, id, cancellationToken) => ForwardAsync(http, worker, id, trace, cancellationToken),
            },
            CancellationToken.None);

        // 4. An answer that has begun can only be broken off.
        if (invocation.Outcome == InvocationOutcome.Succeeded) return;
        if (http.Response.HasStarted) http.Abort();
        else http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    // The worker gets all else with the request; what its functions name as parameters is found here.
    private static Dictionary<string, TypedData> MetadataOf(HttpRequest request)
    {
        var metadata = request.RouteValues.ToDictionary(
            value => value.Key, value => new TypedData { String = value.Value?.ToString() ?? "" }, StringComparer.OrdinalIgnoreCase);
        metadata["Query"] = Json(request.Query);
        metadata["Headers"] = Json(request.Headers);
        return metadata;
    }

    private static TypedData Json(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        new() { Json = JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => value.Value.ToString())) };

    private async Task<bool> TakeInAsync(HttpContext http)
    {
        if (http.Request.ContentLength is not > 0) return true;
        if (http.Request.ContentLength > limits.MaxRequestBodySize)
        {
            // The server reads what is still coming and throws it away, so that the client gets to see the answer.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
            return false;
        }

        try
        {
            var body = new byte[http.Request.ContentLength.Value];
            await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
            http.Request.Body = new MemoryStream(body, writable: false);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string?> ForwardAsync(HttpContext http, Uri worker, Guid id, TraceParent trace, CancellationToken cancellationToken)
    {
        var transformer = new RequestTransformer(id, context.NewId(), trace);
        var error = await forwarder.SendAsync(http, worker.ToString(), client, config, transformer, cancellationToken);
        if (error is ForwarderError.None) return null;
        return $"Failed to proxy request with ForwarderError: {error}. {http.Features.Get<IForwarderErrorFeature>()?.Exception?.Message}";
    }
}
