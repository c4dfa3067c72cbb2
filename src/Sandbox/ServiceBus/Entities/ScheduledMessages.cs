namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Messages that wait for their time. Their sequence numbers hold until then; afterwards they have one of where they
/// went.</summary>
internal sealed class ScheduledMessages : IDisposable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, StoredMessage> waiting = [];
    private readonly TimeProvider clock;
    private readonly Action<BrokerMessage> deliver;
    private readonly Alarm alarm;

    // Numbers of a range of their own: they are never those of messages that are there.
    private long lastNumber = 1_000_000_000;

    public ScheduledMessages(TimeProvider clock, Action<BrokerMessage> deliver)
    {
        this.clock = clock;
        this.deliver = deliver;
        alarm = new Alarm(clock, Look);
    }

    public IReadOnlyList<StoredMessage> All
    {
        get
        {
            Look();
            lock (gate)
                return [.. waiting.Values];
        }
    }

    public long Add(BrokerMessage message, DateTimeOffset at)
    {
        lock (gate)
        {
            var stored = new StoredMessage(message, ++lastNumber, clock.GetUtcNow()) { State = MessageState.Scheduled };
            waiting.Add(stored.SequenceNumber, stored);
            alarm.Set(stored, at);
            return stored.SequenceNumber;
        }
    }

    /// <summary>False when it has gone, or was never there.</summary>
    public bool Cancel(long number)
    {
        Look();
        lock (gate)
            return waiting.Remove(number);
    }

    public void Dispose() => alarm.Dispose();

    private void Look()
    {
        lock (gate)
        {
            foreach (var message in alarm.Due())
            {
                if (waiting.Remove(message.SequenceNumber))
                    deliver(message.Message);
            }
        }
    }
}
