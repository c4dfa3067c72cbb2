namespace Postvogn.Testing;

/// <summary>
/// A clock that stands still until a test advances it. Timers fire in the order in which they are due, each at its own time, so a timer
/// that one callback starts fires in the same advance when it is due in it. Wall clock and timestamps move together.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>A Monday in winter, in no danger of being mistaken for now.</summary>
    public static readonly DateTimeOffset Start = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now;

    public FakeClock(DateTimeOffset? start = null) => now = start ?? Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers are waiting: how a test sees that the code under it has begun to wait.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (gate)
                return timers.Count;
        }
    }

    /// <summary>In how long the next timer is due: which of several waits the code under test is in. Null when none is waiting.</summary>
    public TimeSpan? NextTimerIn
    {
        get
        {
            lock (gate)
                return timers.Count == 0 ? null : timers.Min(t => t.Due) - now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time forward and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetUtcNow() + by;
        while (NextDue(until) is { } timer)
            timer.Fire();
        lock (gate)
            now = until;
    }

    /// <summary>Moves time forward to the next timer that is due, and fires it. Nothing when none is waiting.</summary>
    public void AdvanceToNextTimer() => NextDue(DateTimeOffset.MaxValue)?.Fire();

    /// <summary>Waits until so many timers are waiting: until the code under test has gone to sleep.</summary>
    public async Task UntilWaitingAsync(int timersWaiting)
    {
        var begun = System.GetTimestamp();
        while (WaitingTimers != timersWaiting)
        {
            if (System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"{WaitingTimers} timers are waiting, not {timersWaiting}.");
            await Task.Yield();
        }
    }

    /// <summary>Waits until the next timer is due in this long: until the code under test waits for just that.</summary>
    public async Task UntilNextTimerInAsync(TimeSpan due)
    {
        var begun = System.GetTimestamp();
        while (NextTimerIn != due)
        {
            if (System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException($"The next timer is due in {NextTimerIn}, not in {due}.");
            await Task.Yield();
        }
    }

    private FakeTimer? NextDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            if (next is not null)
            {
                now = next.Due > now ? next.Due : now;
                Schedule(next, next.Period);
            }
            return next;
        }
    }

    private void Schedule(FakeTimer timer, TimeSpan after)
    {
        timers.Remove(timer);
        if (after == Timeout.InfiniteTimeSpan)
            return;
        timer.Due = now + after;
        timers.Add(timer);
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                // As the real timer: a period of zero means once.
                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Schedule(this, dueTime);
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
