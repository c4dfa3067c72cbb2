using Postvogn.Sandbox.ServiceBus.Entities;

namespace Postvogn.Sandbox.ServiceBus.Records;

/// <summary>All that happened, in its order, and a way to wait for more of it.</summary>
internal sealed class BrokerRecord(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<BrokerEvent> events = [];
    private readonly List<SentMessage> sent = [];
    private readonly List<(Func<bool> IsSo, TaskCompletionSource Done)> waiting = [];

    public IReadOnlyList<BrokerEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (gate)
                return [.. sent];
        }
    }

    public void Add(BrokerEventKind kind, string subject, string? detail = null)
    {
        lock (gate)
        {
            events.Add(new BrokerEvent(clock.GetUtcNow(), kind, subject, detail));
            WakeWaiting();
        }
    }

    public void Add(string entity, BrokerMessage message, SendResult result)
    {
        lock (gate)
        {
            sent.Add(new SentMessage(entity, clock.GetUtcNow(), message, result));
            WakeWaiting();
        }
    }

    /// <summary>Until this kind has happened so often, with this subject if one is named; since the start.</summary>
    public Task UntilAsync(BrokerEventKind kind, int times, string? subject, CancellationToken cancellationToken) => UntilAsync(
        () => events.Count(one => one.Kind == kind && (subject ?? one.Subject) == one.Subject) >= times, cancellationToken);

    public Task UntilSentAsync(string entity, int count, CancellationToken cancellationToken) => UntilAsync(
        () => sent.Count(one => string.Equals(one.Entity, entity, StringComparison.OrdinalIgnoreCase)) >= count, cancellationToken);

    private async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (isSo())
                return;
            waiting.Add((isSo, done));
        }
        await done.Task.WaitAsync(cancellationToken);
    }

    private void WakeWaiting()
    {
        foreach (var one in waiting.Where(one => one.IsSo()).ToList())
        {
            waiting.Remove(one);
            one.Done.SetResult();
        }
    }
}
