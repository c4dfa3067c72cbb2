namespace Postvogn.Sandbox.ServiceBus.Entities;

internal sealed class TopicEntity(TopicOptions options, TimeProvider clock) : Entity(options.Name, options.DuplicateDetection, clock)
{
    private readonly List<(IReadOnlyList<Rule> Rules, MessageQueue Queue)> subscriptions =
    [
        .. options.Subscriptions.Select(subscription =>
            (subscription.Rules, Holder.Make($"{options.Name}/Subscriptions/{subscription.Name}", subscription, clock))),
    ];

    public override IEnumerable<MessageQueue> Queues =>
        subscriptions.SelectMany(subscription => Holder.DeadLettersOf(subscription.Queue).Prepend(subscription.Queue));

    protected override IReadOnlyList<string> Deliver(BrokerMessage message)
    {
        var takers = subscriptions.Where(subscription => subscription.Rules.Any(rule => rule.Matches(message))).ToList();
        foreach (var (_, queue) in takers)
            queue.Add(message);
        return [.. takers.Select(taker => taker.Queue.Path)];
    }
}
