namespace Postvogn.Sandbox.ServiceBus.Entities;

internal sealed class QueueEntity(QueueOptions options, TimeProvider clock) : Entity(options.Name, options.DuplicateDetection, clock)
{
    private readonly MessageQueue queue = Holder.Make(options.Name, options, clock);

    public override IEnumerable<MessageQueue> Queues => [queue, .. Holder.DeadLettersOf(queue)];

    protected override IReadOnlyList<string> Deliver(BrokerMessage message)
    {
        queue.Add(message);
        return [queue.Path];
    }
}
