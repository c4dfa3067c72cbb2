using System.Diagnostics;

namespace Postvogn.Functions.Telemetry;

/// <summary>A request under the host's own trace, linked with the letters that it touches.</summary>
internal sealed class Invocation : IDisposable
{
    // With more, Application Insights cuts their text off in the middle.
    private const int MostLinks = 100;

    private static readonly AsyncLocal<Invocation?> Ambient = new();
    private readonly Activity? span;
    private int links;

    private Invocation(string id, Activity? span) => (Id, this.span) = (id, span);

    public static Invocation? Current => Ambient.Value;

    public string Id { get; }

    // In the host's trace; null while nobody listens.
    public ActivityContext? Context => span?.Context;

    // Server is an HTTP function, Consumer a queue or timer.
    public static Invocation Begin(FunctionContext context, ActivityKind kind) =>
        Begin(
            context.FunctionDefinition.Name, kind, context.InvocationId, context.TraceContext.TraceParent, context.TraceContext.TraceState);

    internal static Invocation Begin(string function, ActivityKind kind, string id, string? traceParent, string? traceState)
    {
        var host = ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var parsed) ? parsed : default;
        // The worker's and ASP.NET's own spans are not sent, so they must not become the parent.
        Activity.Current = null;
        var span = Signals.Spans.StartActivity(function, kind, host);
        span?.SetTag(SpanTags.InvocationId, id);
        return Ambient.Value = new Invocation(id, span);
    }

    // Ended twice, the first status counts.
    public void End(int status)
    {
        if (span is null || span.IsStopped) return;
        span.SetTag(SpanTags.StatusCode, status);
        span.SetStatus(status < StatusCodes.Status400BadRequest ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.Stop();
    }

    public void Dispose()
    {
        span?.Dispose();
        Ambient.Value = null;
    }

    internal void Touches(ActivityContext letter)
    {
        if (span is not null && Interlocked.Increment(ref links) <= MostLinks) span.AddLink(new ActivityLink(letter));
    }
}
