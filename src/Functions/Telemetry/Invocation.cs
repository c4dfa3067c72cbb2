using System.Diagnostics;

namespace Postvogn.Functions.Telemetry;

/// <summary>One call by the Functions host: a request under the host's own trace, linked with the letters that it touches.</summary>
public sealed class Invocation : IDisposable
{
    /// <summary>More links than this, and Application Insights cuts their text off in the middle.</summary>
    private const int MostLinks = 100;

    private static readonly AsyncLocal<Invocation?> Ambient = new();
    private readonly Activity? span;
    private int links;

    private Invocation(string id, Activity? span) => (Id, this.span) = (id, span);

    /// <summary>The invocation in which the current work is done; null outside of one.</summary>
    public static Invocation? Current => Ambient.Value;

    /// <summary>The host's id of it.</summary>
    public string Id { get; }

    /// <summary>Where its span stands in the host's trace; null while nobody listens.</summary>
    public ActivityContext? Context => span?.Context;

    /// <summary>Begins it, for all that is called from here.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="kind">Server for an HTTP function, Consumer for a queue or timer.</param>
    /// <param name="request">The call; its headers name the invocation and the host's span.</param>
    public static Invocation Begin(string function, ActivityKind kind, HttpRequest request)
    {
        var id = request.Headers["X-Azure-Functions-InvocationId"].ToString();
        var host = ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var parsed) ? parsed : default;
        // ASP.NET's own span is not sent, so it must not become the parent.
        Activity.Current = null;
        var span = Signals.Spans.StartActivity(function, kind, host);
        span?.SetTag(SpanTags.InvocationId, id);
        return Ambient.Value = new Invocation(id, span);
    }

    /// <summary>Ends it with the status that it is answered with. Ended twice, the first counts.</summary>
    public void End(int status)
    {
        if (span is null || span.IsStopped) return;
        span.SetTag(SpanTags.StatusCode, status);
        span.SetStatus(status < StatusCodes.Status400BadRequest ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.Stop();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        span?.Dispose();
        Ambient.Value = null;
    }

    /// <summary>Links it with a span in a letter's trace.</summary>
    internal void Touches(ActivityContext letter)
    {
        if (span is not null && Interlocked.Increment(ref links) <= MostLinks) span.AddLink(new ActivityLink(letter));
    }
}
