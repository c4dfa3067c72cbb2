namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Everything in the namespace, by its path. Case does not count.</summary>
internal sealed class EntityTree : IDisposable
{
    private readonly Dictionary<string, Entity> entities;
    private readonly Dictionary<string, (MessageQueue Queue, Entity Of)> queues;

    public EntityTree(IEnumerable<QueueOptions> queues, IEnumerable<TopicOptions> topics, TimeProvider clock)
    {
        Entity[] all = [.. queues.Select(queue => new QueueEntity(queue, clock)), .. topics.Select(topic => new TopicEntity(topic, clock))];
        entities = all.ToDictionary(entity => entity.Path, StringComparer.OrdinalIgnoreCase);
        this.queues = all.SelectMany(entity => entity.Queues, (entity, queue) => (queue, entity))
            .ToDictionary(pair => pair.queue.Path, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What can be sent to.</summary>
    public Entity? Entity(string path) => entities.GetValueOrDefault(path);

    /// <summary>What can be received from.</summary>
    public MessageQueue? Queue(string path) => queues.TryGetValue(path, out var found) ? found.Queue : null;

    /// <summary>The queue or topic that this path belongs to.</summary>
    public Entity? Owner(string path) => queues.TryGetValue(path, out var found) ? found.Of : Entity(path);

    public void Dispose()
    {
        foreach (var entity in entities.Values)
            entity.Dispose();
    }
}
