namespace Postvogn.DigitalPost;

/// <summary>Runs out when nothing has moved on the line; begins paused. A clock of the whole call would cut off a large letter on a slow
/// line.</summary>
internal sealed class Silence(TimeSpan limit, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource source = new(Timeout.InfiniteTimeSpan, clock);

    public TimeSpan Limit => limit;

    public CancellationToken Token => source.Token;

    public bool IsOver => source.IsCancellationRequested;

    public void Begin() => source.CancelAfter(limit);

    public void Pause() => source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => source.Dispose();
}
