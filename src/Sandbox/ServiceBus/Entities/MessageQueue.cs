namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Messages in the order of their sequence numbers: of a queue, of a subscription, or of the dead letters of either.</summary>
internal sealed class MessageQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, StoredMessage> messages = [];
    private readonly SortedSet<long> ready = [];
    private readonly Dictionary<Guid, StoredMessage> locked = [];
    private readonly List<IConsumer> consumers = [];
    private readonly HolderOptions options;
    private readonly TimeProvider clock;
    private readonly Alarm alarm;
    private long lastNumber;

    /// <summary>Without dead letters of its own it is itself a queue of dead letters: nothing in it expires or has too many
    /// tries.</summary>
    public MessageQueue(string path, HolderOptions options, TimeProvider clock, MessageQueue? deadLetters)
    {
        Path = path;
        DeadLetters = deadLetters;
        this.options = options;
        this.clock = clock;
        alarm = new Alarm(clock, Look);
    }

    public string Path { get; }

    public MessageQueue? DeadLetters { get; }

    /// <summary>Copies of all that it holds, locked or not.</summary>
    public IReadOnlyList<StoredMessage> All => Peek(0, int.MaxValue);

    public void Add(BrokerMessage message, IReadOnlyDictionary<string, object?>? changes = null)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var stored = new StoredMessage(message, ++lastNumber, now)
            {
                ExpiresAt = DeadLetters is null ? null : Expiry(message, now),
                Changes = changes is null ? new(StringComparer.Ordinal) : new(changes, StringComparer.Ordinal),
            };
            messages.Add(stored.SequenceNumber, stored);
            ready.Add(stored.SequenceNumber);
            if (stored.ExpiresAt is { } expiry)
                alarm.Set(stored, expiry);
        }
        Look();
    }

    public void Join(IConsumer consumer)
    {
        lock (gate)
            consumers.Add(consumer);
        Look();
    }

    public void Leave(IConsumer consumer)
    {
        lock (gate)
            consumers.Remove(consumer);
    }

    /// <summary>Sees what has fallen due, and gives what is ready to whoever wants it.</summary>
    public void Look()
    {
        lock (gate)
        {
            foreach (var message in alarm.Due())
                Wake(message);
            while (ready.Count > 0 && consumers.Find(consumer => consumer.Wants) is { } consumer)
                Give(messages[ready.Min], consumer);
        }
    }

    public SettlementResult Settle(Guid lockToken, Settlement settlement)
    {
        Look();
        lock (gate)
        {
            if (!locked.TryGetValue(lockToken, out var message))
                return SettlementResult.LockLost;
            if (settlement.Kind == SettlementKind.DeadLetter && DeadLetters is null)
                return SettlementResult.NotAllowed;
            Settle(message, settlement);
        }
        Look();
        return SettlementResult.Settled;
    }

    /// <summary>Until when it is now locked; null when the lock is lost.</summary>
    public DateTimeOffset? Renew(Guid lockToken)
    {
        Look();
        lock (gate)
        {
            if (!locked.TryGetValue(lockToken, out var message))
                return null;
            message.LockedUntil = clock.GetUtcNow() + options.LockDuration;
            alarm.Set(message, message.LockedUntil);
            return message.LockedUntil;
        }
    }

    public IReadOnlyList<StoredMessage> Peek(long from, int count)
    {
        Look();
        lock (gate)
            return [.. messages.Values.SkipWhile(message => message.SequenceNumber < from).Take(count).Select(message => message.Copy())];
    }

    /// <summary>Deferred messages by their numbers; null when one of them is not there, is not deferred, or is locked.</summary>
    public IReadOnlyList<StoredMessage>? TakeDeferred(IReadOnlyList<long> numbers, bool peekLock)
    {
        Look();
        lock (gate)
        {
            var found = numbers.Select(messages.GetValueOrDefault).OfType<StoredMessage>()
                .Where(message => message is { State: MessageState.Deferred, LockToken: null }).ToList();
            if (found.Count != numbers.Count)
                return null;
            foreach (var message in found)
            {
                if (peekLock)
                    LockIt(message);
                else
                    messages.Remove(message.SequenceNumber);
            }
            return [.. found.Select(message => message.Copy())];
        }
    }

    public void Dispose()
    {
        alarm.Dispose();
        DeadLetters?.Dispose();
    }

    private DateTimeOffset? Expiry(BrokerMessage message, DateTimeOffset now) => (message.TimeToLive, options.TimeToLive) switch
    {
        (null, null) => null,
        ({ } own, null) => After(now, own),
        (null, { } most) => After(now, most),
        ({ } own, { } most) => After(now, own < most ? own : most),
    };

    // "Never" is written as the longest time there is.
    private static DateTimeOffset? After(DateTimeOffset now, TimeSpan time) => time < DateTimeOffset.MaxValue - now ? now + time : null;

    private void Wake(StoredMessage message)
    {
        var now = clock.GetUtcNow();
        if (!messages.ContainsKey(message.SequenceNumber))
            return;
        if (message.LockToken is not null && message.LockedUntil <= now)
            Unlock(message, counts: true);
        if (message.LockToken is null && message.ExpiresAt <= now && messages.ContainsKey(message.SequenceNumber))
            Expire(message);
    }

    private void Expire(StoredMessage message)
    {
        if (options.DeadLetterOnExpiration)
            Bury(message, DeadLetterReasons.Expired);
        else
            Forget(message);
    }

    private void Give(StoredMessage message, IConsumer consumer)
    {
        ready.Remove(message.SequenceNumber);
        if (consumer.PeekLock)
            LockIt(message);
        else
            messages.Remove(message.SequenceNumber);
        // The next one is somebody else's.
        consumers.Remove(consumer);
        consumers.Add(consumer);
        consumer.Take(message);
    }

    private void LockIt(StoredMessage message)
    {
        message.LockToken = SandboxIds.Next();
        message.LockedUntil = clock.GetUtcNow() + options.LockDuration;
        locked.Add(message.LockToken.Value, message);
        alarm.Set(message, message.LockedUntil);
    }

    private void Settle(StoredMessage message, Settlement settlement)
    {
        foreach (var (name, value) in settlement.Changes)
            message.Changes[name] = value;
        switch (settlement.Kind)
        {
            case SettlementKind.Complete:
                Forget(message);
                break;
            case SettlementKind.DeadLetter:
                Bury(message, settlement.Changes);
                break;
            case SettlementKind.Defer:
                message.State = MessageState.Deferred;
                Unlock(message, counts: false);
                break;
            default:
                Unlock(message, counts: settlement.Kind == SettlementKind.Abandon);
                break;
        }
    }

    private void Unlock(StoredMessage message, bool counts)
    {
        if (message.LockToken is { } token)
            locked.Remove(token);
        message.LockToken = null;
        if (counts && ++message.DeliveryCount >= options.MaxDeliveryCount && DeadLetters is not null)
            Bury(message, DeadLetterReasons.TooManyDeliveries(options.MaxDeliveryCount));
        else if (message.State == MessageState.Active)
            ready.Add(message.SequenceNumber);
    }

    private void Bury(StoredMessage message, IReadOnlyDictionary<string, object?> why)
    {
        Forget(message);
        DeadLetters?.Add(message.Message, message.Changes.Concat(why).GroupBy(change => change.Key, StringComparer.Ordinal)
            .ToDictionary(changes => changes.Key, changes => changes.Last().Value, StringComparer.Ordinal));
    }

    private void Forget(StoredMessage message)
    {
        messages.Remove(message.SequenceNumber);
        ready.Remove(message.SequenceNumber);
        if (message.LockToken is { } token)
            locked.Remove(token);
    }
}
