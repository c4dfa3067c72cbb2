using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Triggers;

namespace Postvogn.Functions.Tests;

/// <summary>
/// The app's parts as it puts them together itself, in this process, with its HTTP functions on a port of the system's choice: routes and
/// methods as their attributes say. The worker and its protocol are tried in tests/EndToEnd.
/// </summary>
internal static class FunctionApp
{
    /// <param name="settings">The settings.</param>
    /// <param name="adjust">Puts a part in another's place.</param>
    public static WebApplication Build(PostvognSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.AddTelemetry(builder.Services, settings);
        builder.Services.AddPostvogn(settings).AddSingleton<IHints>(new CollectedHints());
        adjust?.Invoke(builder);
        var app = builder.Build();
        foreach (var function in typeof(OperationsFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
            MapIfHttp(app, function);
        return app;
    }

    public static async Task<WebApplication> StartAsync(PostvognSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var app = Build(settings, adjust);
        await app.StartAsync();
        return app;
    }

    private static void MapIfHttp(WebApplication app, MethodInfo function)
    {
        var triggers = function.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>();
        if (triggers.FirstOrDefault() is not { } trigger) return;
        app.MapMethods($"/api/{trigger.Route}", trigger.Methods!.Select(method => method.ToUpperInvariant()), async http =>
        {
            IResult? result = null;
            var functions = http.RequestServices.GetRequiredService(function.DeclaringType!);
            var arguments = function.GetParameters().Select(parameter => ArgumentOf(parameter, http)).ToArray();
            var fault = await http.RequestServices.GetRequiredService<HttpFaults>().AnswerAsync(
                http, () => OwnFaults.RunAsync(() => AsTheWorkerAsync(async () => result = await (Task<IResult>)function.Invoke(
                    functions, arguments)!)));
            await (fault ?? result!).ExecuteAsync(http);
        });
    }

    // It does not throw what a function throws.
    private static async Task AsTheWorkerAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception fault)
        {
            throw new AggregateException(fault);
        }
    }

    private static object? ArgumentOf(ParameterInfo parameter, HttpContext http) =>
        parameter.ParameterType == typeof(HttpRequest) ? http.Request : http.Request.RouteValues[parameter.Name!]?.ToString();
}
