using System.Diagnostics;

namespace Postvogn.Functions.Telemetry;

/// <summary>Before all exporters: only our own spans leave, as the worker's would say the same again; and no words of an exception
/// do.</summary>
internal sealed class SpanGate : BaseProcessor<Activity>
{
    // What is recorded of an exception, by whoever does so, is its type and what may be said.
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => source.Name == Signals.Name,
        ExceptionRecorder = (Activity _, Exception exception, ref TagList tags) =>
        {
            tags.Add("exception.message", SafeException.MessageOf(exception));
            tags.Add("exception.stacktrace", SafeException.TextOf(exception));
        },
    };

    public SpanGate() => ActivitySource.AddActivityListener(listener);

    public override void OnEnd(Activity data)
    {
        // The worker puts an exception's message here.
        data.SetStatus(data.Status);
        foreach (var (name, value) in data.TagObjects.ToList()) data.SetTag(name, RecordGate.Masked(value));
        if (data.Source.Name != Signals.Name) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    protected override void Dispose(bool disposing)
    {
        listener.Dispose();
        base.Dispose(disposing);
    }
}
