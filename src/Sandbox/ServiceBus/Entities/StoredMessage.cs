namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>A message in a queue or subscription, with what became of it there.</summary>
internal sealed record StoredMessage(BrokerMessage Message, long SequenceNumber, DateTimeOffset EnqueuedAt)
{
    public MessageState State { get; set; }

    /// <summary>Deliveries that ended in abandoning or with the end of the lock.</summary>
    public int DeliveryCount { get; set; }

    /// <summary>Null when nobody has it.</summary>
    public Guid? LockToken { get; set; }

    public DateTimeOffset LockedUntil { get; set; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What receivers changed or added, reason and description of a dead letter among it.</summary>
    public Dictionary<string, object?> Changes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>As it is now: the original goes on changing.</summary>
    public StoredMessage Copy() => this with { Changes = new Dictionary<string, object?>(Changes, StringComparer.Ordinal) };
}
