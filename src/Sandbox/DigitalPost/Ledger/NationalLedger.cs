using System.Runtime.CompilerServices;

namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>
/// All that happened at Digital Post since it was started, in order, and what it amounts to for each message and letter. Safe for use
/// by many threads; each list that it gives is a copy of the moment.
/// </summary>
/// <param name="clock">Gives the time of each entry.</param>
public sealed class NationalLedger(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<LedgerEntry> entries = [];
    private readonly MessageAccounts messages = new();
    private readonly DeliveryAccounts deliveries = new();
    private TaskCompletionSource changed = NewSignal();

    /// <summary>All entries, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => EntriesFrom(0).Entries;

    /// <summary>Every message that was submitted and has a messageUUID, in the order of its first submission.</summary>
    public IReadOnlyList<LedgerMessage> Messages => Locked(() => messages.ToList());

    /// <summary>Every letter that was offered to a recipient system, in order.</summary>
    public IReadOnlyList<LedgerDelivery> Deliveries => Locked(() => deliveries.ToList());

    /// <summary>Every transmission that was taken in, in order.</summary>
    public IReadOnlyList<TransmissionReceived> Transmissions => EntriesOf<TransmissionReceived>();

    /// <summary>All entries of one kind, in order.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <returns>The entries.</returns>
    public IReadOnlyList<T> EntriesOf<T>()
        where T : LedgerEntry => Locked(() => this.entries.OfType<T>().ToList());

    /// <summary>Finds a message.</summary>
    /// <param name="messageUuid">The message.</param>
    /// <returns>The message, or <see langword="null"/> when no submission of it has been validated.</returns>
    public LedgerMessage? FindMessage(Guid messageUuid) => Locked(() => messages.Find(messageUuid));

    /// <summary>Finds a letter's delivery.</summary>
    /// <param name="systemId">The recipient system.</param>
    /// <param name="messageUuid">The letter.</param>
    /// <returns>The delivery, or <see langword="null"/> when it was never offered.</returns>
    public LedgerDelivery? FindDelivery(Guid systemId, Guid messageUuid) => Locked(() => deliveries.Find(systemId, messageUuid));

    /// <summary>Waits until something is so; it is looked at now and after every change, never by time.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the condition holds.</returns>
    public async Task WaitUntilAsync(Func<NationalLedger, bool> condition, CancellationToken cancellationToken)
    {
        var changed = Changed();
        while (!condition(this))
        {
            await changed.WaitAsync(cancellationToken);
            changed = Changed();
        }
    }

    /// <summary>All entries in order, from the first; then each new one as it comes.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The entries.</returns>
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

    /// <summary>Writes an entry, with its number and time.</summary>
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
