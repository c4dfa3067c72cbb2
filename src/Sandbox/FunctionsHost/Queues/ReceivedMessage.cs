namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>A message that is locked for one receiver. Once the lock is lost, settling it does nothing.</summary>
internal sealed record ReceivedMessage(QueueMessage Message, Guid LockToken, int DeliveryCount)
{
    public string Body => Message.Body;

    public long SequenceNumber => Message.SequenceNumber;
}
