using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>All queues of the function app: how deep they are, what died in them, and how to put a message in.</summary>
public sealed class QueueBoard : IDisposable
{
    // Service Bus takes queue names in any case.
    private readonly SortedDictionary<string, MessageQueue> queues = new(StringComparer.OrdinalIgnoreCase);

    // What lies in a queue that nobody listens to is no activity: it would never end.
    internal QueueBoard(QueueNames names, QueueRules rules, HostContext context, ActivityGauge gauge)
    {
        foreach (var name in names.Listened) queues.TryAdd(name, new MessageQueue(name, rules, context, gauge));
        foreach (var name in names.Others) queues.TryAdd(name, new MessageQueue(name, rules, context, new ActivityGauge()));
    }

    /// <summary>How much each queue holds, by name.</summary>
    public IReadOnlyList<QueueDepth> Depths => [.. queues.Values.Select(queue => queue.Depth)];

    /// <summary>The dead letters of all queues, oldest first in each.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters => [.. queues.Values.SelectMany(queue => queue.DeadLetters)];

    /// <summary>Sends a message, as another program would.</summary>
    /// <exception cref="ArgumentException">There is no such queue.</exception>
    public void Send(string queue, string body)
    {
        var found = Find(queue) ?? throw new ArgumentException($"There is no queue {queue}.", nameof(queue));
        found.Send(body);
    }

    /// <summary>Puts a dead letter back into its queue as a new message. False if it is not there any more.</summary>
    public bool Resubmit(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Find(letter.Queue)?.Resubmit(letter.SequenceNumber) ?? false;
    }

    /// <summary>Puts every dead letter back, and tells how many there were.</summary>
    public int ResubmitAll() => DeadLetters.Count(Resubmit);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var queue in queues.Values) queue.Dispose();
    }

    internal MessageQueue? Find(string name) => queues.GetValueOrDefault(name);
}
