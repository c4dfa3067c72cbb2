using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>Which request reaches which HTTP function, and which the host answers itself.</summary>
internal sealed class FrontEnd(AppDefinition app, FunctionKeys keys, HttpProxy proxy, RequestLimits limits)
{
    public void Map(WebApplication web)
    {
        web.Use(AnswerOrGoOnAsync);
        web.UseRouting();
        foreach (var function in app.Functions.Where(function => function.Trigger is HttpTrigger)) Map(web, function);
        web.MapGet("/", () => limits.HidesHomePage ? Results.NoContent() : Results.Text("Your Functions app is up and running."))
            .WithOrder(int.MaxValue);
    }

    private async Task AnswerOrGoOnAsync(HttpContext http, RequestDelegate next)
    {
        if (IsReserved(http.Request.Path))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (IsPreflight(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (http.Request.ContentLength > limits.MaxRequestBodySize)
        {
            RefuseAsTooLarge(http);
        }
        else
        {
            await next(http);
            HideMethodNotAllowed(http);
        }
    }

    // The server reads what is still coming and throws it away, so that the client gets to see the answer.
    private static void RefuseAsTooLarge(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    // In the real host the methods are part of the route: a method that is not listed finds nothing.
    private static void HideMethodNotAllowed(HttpContext http)
    {
        var isOurs = http.GetEndpoint()?.Metadata.GetMetadata<FunctionDefinition>() is null;
        if (!isOurs || http.Response.StatusCode != StatusCodes.Status405MethodNotAllowed || http.Response.HasStarted) return;
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.Headers.Remove("Allow");
    }

    private void Map(IEndpointRouteBuilder web, FunctionDefinition function)
    {
        var trigger = (HttpTrigger)function.Trigger;
        var route = trigger.RouteFor(function.Name);
        var pattern = app.Host.RoutePrefix.Length == 0 ? route : $"{app.Host.RoutePrefix}/{route}";
        var endpoint = web.Map(pattern, http => ServeAsync(http, function.Name, trigger));
        endpoint.WithMetadata(function);
        if (trigger.Methods.Count > 0) endpoint.WithMetadata(new HttpMethodMetadata(trigger.Methods));
    }

    private async Task ServeAsync(HttpContext http, string function, HttpTrigger trigger)
    {
        if (keys.Allow(http.Request, trigger.AuthLevel)) await proxy.ForwardAsync(function, http);
        else http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    // The host's own paths; no function ever sees them.
    private static bool IsReserved(PathString path) => path.StartsWithSegments("/admin") || path.StartsWithSegments("/runtime");

    // The platform answers a preflight from the site's CORS settings; there are none here, so nothing is allowed.
    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;
}
