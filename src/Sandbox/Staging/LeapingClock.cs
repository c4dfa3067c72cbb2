namespace Postvogn.Sandbox.Staging;

/// <summary>
/// A clock that goes as the real one does, and leaps ahead on order. Digital Post waits 10 minutes before it hands a letter over again
/// and 6 hours before it pushes a receipt again (TI 10.9, 10.11): the sandbox leaps there as soon as nothing but time is missing.
/// </summary>
/// <param name="real">The clock that it goes by.</param>
internal sealed class LeapingClock(TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<LeapingTimer> _timers = [];
    private TimeSpan _ahead;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    /// <summary>Leaps ahead; timers that are due by then fire.</summary>
    public void Leap(TimeSpan by)
    {
        List<LeapingTimer> timers;
        lock (_gate)
        {
            _ahead += by;
            timers = [.. _timers];
        }
        foreach (var timer in timers)
            timer.Reschedule();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, () => callback(state));
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Ahead
    {
        get
        {
            lock (_gate)
                return _ahead;
        }
    }

    private sealed class LeapingTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly LeapingClock _clock;
        private readonly ITimer _inner;
        private DateTimeOffset? _dueAt;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public LeapingTimer(LeapingClock clock, Action callback)
        {
            _clock = clock;
            _inner = clock.Real.CreateTimer(_ => Fire(callback), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }
            return Reschedule();
        }

        public bool Reschedule()
        {
            lock (_gate)
            {
                if (_dueAt is not { } due)
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                var left = due - _clock.GetUtcNow();
                return _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _clock.Forget(this);
            return _inner.DisposeAsync();
        }

        private void Fire(Action callback)
        {
            lock (_gate)
            {
                if (_dueAt is null)
                    return;
                _dueAt = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
            }
            Reschedule();
            callback();
        }
    }

    private TimeProvider Real => real;

    private void Forget(LeapingTimer timer)
    {
        lock (_gate)
            _timers.Remove(timer);
    }
}
