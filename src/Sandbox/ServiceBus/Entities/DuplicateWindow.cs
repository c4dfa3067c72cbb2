namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Which MessageIds were seen of late. A double does not begin its time anew. Used under the lock of its entity.</summary>
internal sealed class DuplicateWindow(TimeSpan length, TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> order = new();

    public bool IsDouble(string? messageId)
    {
        var now = clock.GetUtcNow();
        while (order.TryPeek(out var first) && first.At + length <= now)
            seen.Remove(order.Dequeue().Id);
        if (messageId is null || !seen.TryAdd(messageId, now))
            return messageId is not null;
        order.Enqueue((messageId, now));
        return false;
    }
}
