using System.Diagnostics;

namespace Postvogn.Functions.Telemetry;

/// <summary>One letter is one trace: its trace-id is its messageUUID, at every step, in every process, out and in; a transmission's is its
/// own id. So no trace context is stored, and none is lost (docs/adr/0008).</summary>
internal static class LetterTrace
{
    // All zeros, the invalid one, for the empty UUID.
    public static ActivityTraceId IdOf(Guid uuid) => uuid == Guid.Empty ? default : ActivityTraceId.CreateFromString(uuid.ToString("N"));

    // The span that stands for the letter itself, parent of all that is done about it. It is never sent; its id is the last 16 digits of
    // the UUID, so that every process names the same.
    public static ActivitySpanId RootOf(Guid uuid) =>
        uuid == Guid.Empty ? default : ActivitySpanId.CreateFromString(uuid.ToString("N").AsSpan(16));

    // Client is a call to another system, Consumer work on the letter. Null while nobody listens.
    public static Activity? Start(string name, Guid uuid, ActivityKind kind = ActivityKind.Consumer, DateTimeOffset begun = default)
    {
        if (!Signals.Spans.HasListeners() || uuid == Guid.Empty) return null;
        var invocation = Invocation.Current;
        var span = Signals.Spans.StartActivity(name, kind, ParentOf(uuid), tags: null, LinksTo(invocation), begun);
        if (span is not null) invocation?.Touches(span.Context);
        return span;
    }

    private static ActivityContext ParentOf(Guid uuid) =>
        Activity.Current is { } current && current.TraceId == IdOf(uuid)
            ? current.Context
            : new ActivityContext(IdOf(uuid), RootOf(uuid), ActivityTraceFlags.Recorded, isRemote: true);

    private static ActivityLink[]? LinksTo(Invocation? invocation) =>
        invocation?.Context is { } context ? [new ActivityLink(context)] : null;
}
