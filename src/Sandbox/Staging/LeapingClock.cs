namespace Postvogn.Sandbox.Staging;

/// <summary>Digital Post waits 10 minutes before it hands a letter over again and 6 hours before it pushes a receipt again (TI 10.9,
/// 10.11).</summary>
internal sealed class LeapingClock(TimeProvider real) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<LeapingTimer> timers = [];
    private TimeSpan ahead;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => real.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    public void Leap(TimeSpan by)
    {
        List<LeapingTimer> timers;
        lock (gate)
        {
            ahead += by;
            timers = [.. this.timers];
        }
        foreach (var timer in timers)
            timer.Reschedule();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, () => callback(state));
        lock (gate)
            this.timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Ahead
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    private sealed class LeapingTimer : ITimer
    {
        private readonly Lock gate = new();
        private readonly LeapingClock clock;
        private readonly ITimer inner;
        private DateTimeOffset? dueAt;
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public LeapingTimer(LeapingClock clock, Action callback)
        {
            this.clock = clock;
            inner = clock.Real.CreateTimer(_ => Fire(callback), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (gate)
            {
                dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : this.clock.GetUtcNow() + dueTime;
                this.period = period;
            }
            return Reschedule();
        }

        public bool Reschedule()
        {
            lock (gate)
            {
                if (dueAt is not { } due)
                    return inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                var left = due - this.clock.GetUtcNow();
                return inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            this.clock.Forget(this);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            this.clock.Forget(this);
            return inner.DisposeAsync();
        }

        private void Fire(Action callback)
        {
            lock (gate)
            {
                if (dueAt is null)
                    return;
                dueAt = this.period > TimeSpan.Zero ? this.clock.GetUtcNow() + this.period : null;
            }
            Reschedule();
            callback();
        }
    }

    private TimeProvider Real => real;

    private void Forget(LeapingTimer timer)
    {
        lock (gate)
            this.timers.Remove(timer);
    }
}
