namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Calls when the earliest of what was set is due. Used under the lock of its owner.</summary>
internal sealed class Alarm : IDisposable
{
    // A timer takes no more than 49 days; one that rings early is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly PriorityQueue<StoredMessage, DateTimeOffset> due = new();
    private bool disposed;

    public Alarm(TimeProvider clock, Action ring)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => ring(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set(StoredMessage message, DateTimeOffset at)
    {
        due.Enqueue(message, at);
        if (ReferenceEquals(due.Peek(), message))
            Arm();
    }

    /// <summary>What is due by now, once for each time that it was set.</summary>
    public IReadOnlyList<StoredMessage> Due()
    {
        List<StoredMessage> now = [];
        while (due.TryPeek(out var message, out var at) && at <= clock.GetUtcNow())
        {
            due.Dequeue();
            now.Add(message);
        }
        Arm();
        return now;
    }

    public void Dispose()
    {
        disposed = true;
        timer.Dispose();
    }

    private void Arm()
    {
        if (disposed || !due.TryPeek(out _, out var at))
            return;
        var wait = at - clock.GetUtcNow();
        timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Longest.Ticks)), Timeout.InfiniteTimeSpan);
    }
}
