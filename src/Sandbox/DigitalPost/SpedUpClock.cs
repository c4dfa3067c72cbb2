namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Starts at the real time and runs faster. Timers fire when their time has come on this clock, never before.</summary>
internal sealed class SpedUpClock : TimeProvider
{
    // The system's timers count whole milliseconds and cut off the rest.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider inner;
    private readonly DateTimeOffset start;
    private readonly long startTimestamp;

    public SpedUpClock(double factor, TimeProvider? inner = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        Factor = factor;
        this.inner = inner ?? System;
        start = this.inner.GetUtcNow();
        startTimestamp = this.inner.GetTimestamp();
    }

    public double Factor { get; }

    public override long TimestampFrequency => this.inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => this.inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => start + (this.inner.GetElapsedTime(startTimestamp) * Factor);

    public override long GetTimestamp() => startTimestamp + (long)((this.inner.GetTimestamp() - startTimestamp) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SpedUpTimer(this, this.inner.CreateTimer(callback, state, InReal(dueTime), InReal(period)));

    private TimeSpan InReal(TimeSpan span)
    {
        if (span <= TimeSpan.Zero)
            return span;
        var ticks = (long)Math.Ceiling(span / Factor / Tick);
        return Tick * ticks;
    }

    private sealed class SpedUpTimer(SpedUpClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.InReal(dueTime), clock.InReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
