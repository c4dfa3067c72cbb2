namespace Postvogn.Sandbox.StorageQueues;

/// <summary>A receipt that another receiver has overtaken is refused; one whose time has merely run out is not.</summary>
internal sealed class StorageQueue(IReadOnlyDictionary<string, string> metadata, TimeProvider clock)
{
    private const int ReceiptBytes = 24;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StorageMessage> byId = new(StringComparer.Ordinal);
    private readonly SortedSet<StorageMessage> inOrder = new(StorageMessage.ByVisibility);
    private long sent;

    public IReadOnlyDictionary<string, string> Metadata => metadata;

    // Hidden ones too.
    public int Count
    {
        get
        {
            var now = clock.GetUtcNow();
            lock (gate)
                return inOrder.Count(message => message.ExpiresAt > now);
        }
    }

    /// <summary>Without a time to live it never goes.</summary>
    public StorageMessage Send(string text, TimeSpan hidden, TimeSpan? timeToLive)
    {
        var now = clock.GetUtcNow();
        var expiresAt = timeToLive is { } time ? now + time : DateTimeOffset.MaxValue;
        lock (gate)
            return Put(new(++sent, Guid.CreateVersion7(now).ToString(), text, now, expiresAt, now + hidden, NewReceipt(), 0));
    }

    public IReadOnlyList<StorageMessage> Receive(int most, TimeSpan hidden)
    {
        var now = clock.GetUtcNow();
        lock (gate)
            return [.. Visible(most, now).Select(message => Put(message with
            {
                VisibleAt = now + hidden,
                PopReceipt = NewReceipt(),
                DequeueCount = message.DequeueCount + 1,
            }))];
    }

    public IReadOnlyList<StorageMessage> Peek(int most)
    {
        lock (gate)
            return Visible(most, clock.GetUtcNow());
    }

    public (StorageMessage? Message, QueueFault? Fault) Update(string id, string popReceipt, TimeSpan hidden, string? text)
    {
        var now = clock.GetUtcNow();
        lock (gate)
            return FaultOf(id, popReceipt, now) is { } fault
                ? (null, fault)
                : (Put(byId[id] with { Text = text ?? byId[id].Text, VisibleAt = now + hidden, PopReceipt = NewReceipt() }), null);
    }

    public QueueFault? Delete(string id, string popReceipt)
    {
        lock (gate)
        {
            var fault = FaultOf(id, popReceipt, clock.GetUtcNow());
            if (fault is null)
                Remove(id);
            return fault;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            inOrder.Clear();
        }
    }

    private static string NewReceipt() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(ReceiptBytes));

    private QueueFault? FaultOf(string id, string popReceipt, DateTimeOffset now)
    {
        if (!byId.TryGetValue(id, out var message) || message.ExpiresAt <= now)
            return QueueFault.MessageNotFound;
        return message.PopReceipt == popReceipt ? null : QueueFault.PopReceiptMismatch;
    }

    private List<StorageMessage> Visible(int most, DateTimeOffset now)
    {
        foreach (var gone in inOrder.TakeWhile(message => message.VisibleAt <= now).Where(message => message.ExpiresAt <= now).ToList())
            Remove(gone.Id);
        return [.. inOrder.TakeWhile(message => message.VisibleAt <= now).Take(most)];
    }

    private StorageMessage Put(StorageMessage message)
    {
        Remove(message.Id);
        byId[message.Id] = message;
        inOrder.Add(message);
        return message;
    }

    private void Remove(string id)
    {
        if (byId.Remove(id, out var before))
            inOrder.Remove(before);
    }
}
