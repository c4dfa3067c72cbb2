namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>The host's own span of a call (W3C traceparent): always there, and always sampled.</summary>
internal sealed record TraceParent(ActivityTraceId TraceId, ActivitySpanId SpanId, string State = "")
{
    public static TraceParent New() => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());

    public static TraceParent Under(string? traceparent, string? tracestate) =>
        ActivityContext.TryParse(traceparent, tracestate, out var parent)
        ? new(parent.TraceId, ActivitySpanId.CreateRandom(), parent.TraceState ?? "")
        : New();

    public override string ToString() => $"00-{TraceId}-{SpanId}-01";
}
