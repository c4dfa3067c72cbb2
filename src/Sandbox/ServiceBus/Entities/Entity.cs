namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>What can be sent to.</summary>
internal abstract class Entity : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly DuplicateWindow? duplicates;

    protected Entity(string path, TimeSpan? duplicateDetection, TimeProvider clock)
    {
        Path = path;
        this.clock = clock;
        duplicates = duplicateDetection is { } length ? new DuplicateWindow(length, clock) : null;
        Scheduled = new ScheduledMessages(clock, message => Deliver(message));
    }

    public string Path { get; }

    public ScheduledMessages Scheduled { get; }

    /// <summary>What holds messages here, by path below the namespace; dead letters too.</summary>
    public abstract IEnumerable<MessageQueue> Queues { get; }

    public SendResult Send(BrokerMessage message)
    {
        lock (gate)
        {
            if (duplicates?.IsDouble(message.MessageId) == true)
                return SendResult.Double;
            return message.ScheduledFor is { } at && at > clock.GetUtcNow()
                ? new SendResult(IsDouble: false, Scheduled.Add(message, at), [])
                : new SendResult(IsDouble: false, ScheduledNumber: null, Deliver(message));
        }
    }

    public virtual void Dispose()
    {
        Scheduled.Dispose();
        foreach (var queue in Queues)
            queue.Dispose();
    }

    /// <summary>Returns the paths of where it went.</summary>
    protected abstract IReadOnlyList<string> Deliver(BrokerMessage message);
}

/// <param name="IsDouble">It was told that it is sent, and is nowhere.</param>
/// <param name="ScheduledNumber">When it waits for its time.</param>
/// <param name="DeliveredTo">Paths of the queue or subscriptions that took it.</param>
internal sealed record SendResult(bool IsDouble, long? ScheduledNumber, IReadOnlyList<string> DeliveredTo)
{
    public static SendResult Double { get; } = new(IsDouble: true, ScheduledNumber: null, []);
}
