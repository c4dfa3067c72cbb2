using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>
/// One Service Bus queue in memory: peek-lock, delivery count, redelivery at once when abandoned or when the lock runs out, dead
/// letters above the most deliveries. Messages live as long as the host; the app process may die as it likes.
/// </summary>
internal sealed class MessageQueue(string name, QueueRules rules, HostContext context, ActivityGauge gauge) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, QueueMessage> waiting = [];
    private readonly Dictionary<Guid, MessageLock> locked = [];
    private readonly SortedDictionary<long, DeadLetter> dead = [];

    // Counts the waiting messages, so that a receiver that passed it always finds one.
    private readonly SemaphoreSlim available = new(0);
    private long lastSequenceNumber;

    public string Name => name;

    public QueueRules Rules => rules;

    public QueueDepth Depth
    {
        get
        {
            lock (gate) return new QueueDepth(name, waiting.Count, locked.Count, dead.Count);
        }
    }

    public IReadOnlyList<DeadLetter> DeadLetters
    {
        get
        {
            lock (gate) return [.. dead.Values];
        }
    }

    public void Send(string body)
    {
        gauge.Enter();
        lock (gate) MakeAvailable(new QueueMessage(++lastSequenceNumber, context.NewId(), body, context.Clock.GetUtcNow()));
    }

    /// <summary>Waits for a message and locks it for <paramref name="hold"/>.</summary>
    public async Task<ReceivedMessage> ReceiveAsync(TimeSpan hold, CancellationToken cancellationToken)
    {
        await available.WaitAsync(cancellationToken);
        return LockFirst(hold);
    }

    /// <summary>Locks a message if one waits.</summary>
    public ReceivedMessage? TryReceive(TimeSpan hold) => available.Wait(0) ? LockFirst(hold) : null;

    /// <summary>Removes the message for good. False if the lock was lost: it will come again.</summary>
    public bool Complete(ReceivedMessage received)
    {
        lock (gate)
        {
            if (!Release(received.LockToken)) return false;
        }

        gauge.Leave();
        return true;
    }

    /// <summary>Gives the message back, to be delivered again at once or, after too many deliveries, dead-lettered.</summary>
    public bool Abandon(ReceivedMessage received, string error) => Return(received.LockToken, received.Message, error);

    /// <summary>Puts a dead letter back as a new message, as an operator does.</summary>
    public bool Resubmit(long sequenceNumber)
    {
        DeadLetter? letter;
        lock (gate)
        {
            if (!dead.Remove(sequenceNumber, out letter)) return false;
        }

        Send(letter.Body);
        return true;
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var held in locked.Values) held.Expiry.Dispose();
            locked.Clear();
        }

        available.Dispose();
    }

    private ReceivedMessage LockFirst(TimeSpan hold)
    {
        lock (gate)
        {
            var message = waiting.First().Value;
            waiting.Remove(message.SequenceNumber);
            message.DeliveryCount++;
            var token = context.NewId();
            locked[token] = new MessageLock(message, ExpireAfter(hold, token, message));
            return new ReceivedMessage(message, token, message.DeliveryCount);
        }
    }

    private ITimer ExpireAfter(TimeSpan hold, Guid token, QueueMessage message) => context.Clock.CreateTimer(
        _ => Return(token, message, "The lock ran out before the function ended."), null, hold, Timeout.InfiniteTimeSpan);

    private bool Return(Guid token, QueueMessage message, string error)
    {
        bool died;
        lock (gate)
        {
            if (!Release(token)) return false;
            message.LastError = error;
            died = message.DeliveryCount >= rules.MaxDeliveryCount;
            if (died) dead[message.SequenceNumber] = Bury(message);
            else MakeAvailable(message);
        }

        if (died) gauge.Leave();
        return true;
    }

    private bool Release(Guid token)
    {
        if (!locked.Remove(token, out var held)) return false;
        held.Expiry.Dispose();
        return true;
    }

    private void MakeAvailable(QueueMessage message)
    {
        waiting.Add(message.SequenceNumber, message);
        available.Release();
    }

    private DeadLetter Bury(QueueMessage message) => new(
        name, message.SequenceNumber, message.Body, message.DeliveryCount, "MaxDeliveryCountExceeded", message.LastError);
}
