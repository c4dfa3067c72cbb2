namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Who takes messages as they come. Asked and given under the queue's lock.</summary>
internal interface IConsumer
{
    /// <summary>Whether the message stays until it is settled; otherwise it is gone once given.</summary>
    bool PeekLock { get; }

    bool Wants { get; }

    void Take(StoredMessage message);
}
