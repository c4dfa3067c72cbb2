using System.Diagnostics;
using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Telemetry;

/// <summary>Measures each invocation of a function, and sends all that it reported before it is answered: the process may be killed right
/// after.</summary>
internal sealed class InvocationTelemetry(RequestDelegate next, TelemetryExport export)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!export.IsOn || FunctionOf(http.GetEndpoint()) is not var (name, kind))
        {
            await next(http);
            return;
        }

        using var invocation = Invocation.Begin(name, kind, http.Request);
        http.Response.OnStarting(() =>
        {
            invocation.End(http.Response.StatusCode);
            return export.FlushAsync();
        });
        await next(http);
    }

    private static (string Name, ActivityKind Kind)? FunctionOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<TriggerFunction>() is { } trigger ? (trigger.Name, ActivityKind.Consumer)
        : endpoint?.Metadata.GetMetadata<HttpFunction>() is { } function ? (function.Name, ActivityKind.Server)
        : null;
}
