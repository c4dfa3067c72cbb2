using System.Runtime.CompilerServices;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Safe for use by many threads; each list is a copy of the moment.</summary>
internal sealed class NationalLedger(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<LedgerEntry> entries = [];
    private readonly MessageAccounts messages = new();
    private readonly DeliveryAccounts deliveries = new();
    private TaskCompletionSource changed = NewSignal();

    public IReadOnlyList<LedgerEntry> Entries => EntriesFrom(0).Entries;

    public IReadOnlyList<LedgerMessage> Messages => Locked(() => messages.ToList());

    public IReadOnlyList<LedgerDelivery> Deliveries => Locked(() => deliveries.ToList());

    public IReadOnlyList<TransmissionReceived> Transmissions => EntriesOf<TransmissionReceived>();

    public IReadOnlyList<T> EntriesOf<T>()
        where T : LedgerEntry => Locked(() => this.entries.OfType<T>().ToList());

    public LedgerMessage? FindMessage(Guid messageUuid) => Locked(() => messages.Find(messageUuid));

    public LedgerDelivery? FindDelivery(Guid systemId, Guid messageUuid) => Locked(() => deliveries.Find(systemId, messageUuid));

    /// <summary>The condition is looked at now and after every change, never by time.</summary>
    public async Task WaitUntilAsync(Func<NationalLedger, bool> condition, CancellationToken cancellationToken)
    {
        var changed = Changed();
        while (!condition(this))
        {
            await changed.WaitAsync(cancellationToken);
            changed = Changed();
        }
    }

    public async IAsyncEnumerable<LedgerEntry> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = 0;
        while (true)
        {
            var (entries, changed) = EntriesFrom(seen);
            foreach (var entry in entries)
                yield return entry;
            seen += entries.Count;
            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Append(LedgerEntry entry)
    {
        TaskCompletionSource changed;
        lock (gate)
        {
            var numbered = entry with { Number = this.entries.Count + 1, At = clock.GetUtcNow() };
            this.entries.Add(numbered);
            messages.Apply(numbered);
            deliveries.Apply(numbered);
            changed = this.changed;
            this.changed = NewSignal();
        }

        changed.SetResult();
    }

    private (IReadOnlyList<LedgerEntry> Entries, Task Changed) EntriesFrom(int start)
    {
        lock (gate)
            return (this.entries.GetRange(start, this.entries.Count - start), this.changed.Task);
    }

    private Task Changed() => Locked(() => this.changed.Task);

    private T Locked<T>(Func<T> read)
    {
        lock (gate)
            return read();
    }

    // Waiters must not run inside the call that wrote the entry.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
