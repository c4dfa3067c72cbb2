namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>A message as the queue holds it. Only its <see cref="MessageQueue"/> changes it.</summary>
internal sealed class QueueMessage(long sequenceNumber, Guid id, string body, DateTimeOffset enqueuedAt)
{
    public long SequenceNumber { get; } = sequenceNumber;

    public Guid Id { get; } = id;

    public string Body { get; } = body;

    public DateTimeOffset EnqueuedAt { get; } = enqueuedAt;

    public int DeliveryCount { get; set; }

    public string LastError { get; set; } = "";
}
