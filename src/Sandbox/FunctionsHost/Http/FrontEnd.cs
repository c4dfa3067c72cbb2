using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary><c>runTimer</c> starts a timer function now; false if there is none.</summary>
internal sealed class FrontEnd(AppDefinition app, FunctionKeys keys, HttpProxy proxy, RequestLimits limits, Func<string, bool> runTimer)
{
    private const string AdminFunctions = "/admin/functions/";

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
        var request = http.Request;
        if (request.Path.StartsWithSegments("/admin"))
        {
            http.Response.StatusCode = keys.Allow(request, AuthLevel.Admin) ? Administer(request) : StatusCodes.Status401Unauthorized;
        }
        else if (request.Path.StartsWithSegments("/runtime") || IsPreflight(request))
        {
            // In Azure the platform answers a preflight, from the site's CORS settings; the app never sees one.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await next(http);
            HideMethodNotAllowed(http);
        }
    }

    private int Administer(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (HttpMethods.IsGet(request.Method) && path == "/admin/host/status") return StatusCodes.Status200OK;
        if (!HttpMethods.IsPost(request.Method) || !path.StartsWith(AdminFunctions, StringComparison.Ordinal))
            return StatusCodes.Status404NotFound;
        return runTimer(path[AdminFunctions.Length..]) ? StatusCodes.Status202Accepted : StatusCodes.Status404NotFound;
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
        var pattern = app.Host.RoutePrefix.Length == 0 ? trigger.Route : $"{app.Host.RoutePrefix}/{trigger.Route}";
        var endpoint = web.Map(pattern, http => ServeAsync(http, function, trigger)).WithMetadata(function);
        if (trigger.Methods.Count > 0) endpoint.WithMetadata(new HttpMethodMetadata(trigger.Methods));
    }

    private async Task ServeAsync(HttpContext http, FunctionDefinition function, HttpTrigger trigger)
    {
        if (keys.Allow(http.Request, trigger.AuthLevel)) await proxy.ServeAsync(function, http);
        else http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;
}
