using System.Net;
using Microsoft.AspNetCore.Http;
using Postvogn.Sandbox.FunctionsHost.Handler;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Yarp.ReverseProxy.Forwarder;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>
/// Passes a request for an HTTP function on to the app, streamed both ways, to the same path and query. Whatever the app answers is a
/// success; only no answer fails the invocation: 502, or 504 after too long a silence.
/// </summary>
internal sealed class HttpProxy(
    IHttpForwarder forwarder, HandlerSupervisor handler, InvocationRecorder recorder, FunctionTimeLimit limit, HttpProxySettings settings) : IDisposable
{
    private readonly HttpMessageInvoker client = new(new ConnectRetryHandler(settings.Context.Clock, new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    }));

    private readonly ForwarderRequestConfig config = new() { ActivityTimeout = settings.ActivityTimeout };

    public async Task ForwardAsync(string function, HttpContext http)
    {
        using var scope = recorder.Begin(function);
        Uri address;
        try
        {
            address = await handler.WhenReadyAsync(http.RequestAborted);
        }
        catch (FunctionsHostException exception)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            scope.End(InvocationEnd.Failed(exception.Message));
            return;
        }

        scope.End(await limit.RunAsync(token => SendAsync(http, address, scope, token), CancellationToken.None));
    }

    public void Dispose() => client.Dispose();

    private async Task<InvocationEnd> SendAsync(HttpContext http, Uri address, InvocationScope scope, CancellationToken cancellationToken)
    {
        var transformer = new RequestTransformer(scope.Id, settings.Context.NewId());
        var error = await forwarder.SendAsync(http, address.ToString(), client, config, transformer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (error is ForwarderError.None) return InvocationEnd.Succeeded([]);
        var cause = http.Features.Get<IForwarderErrorFeature>()?.Exception?.Message;
        return InvocationEnd.Failed($"The request could not be passed on: {error}. {cause}");
    }
}
