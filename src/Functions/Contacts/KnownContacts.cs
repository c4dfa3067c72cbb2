using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>In memory: the store's versions are looked at every few seconds, and what is new is opened.</summary>
internal sealed class KnownContacts(IBlobStore store, KeptIndex indexes, KeptChanges changes, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Look? last;

    public async ValueTask<ContactSnapshot?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (IsNew(last)) return last!.Snapshot;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsNew(last)) last = await LookAsync(cancellationToken);
            return last!.Snapshot;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private bool IsNew(Look? look) => look is not null && clock.GetElapsedTime(look.At) < LookEvery;

    // Changes first, then the index: PullContactList writes them in the other order, so changes from which the new list's have been dropped
    // never meet the old index.
    private async Task<Look> LookAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetTimestamp();
        var versions = (
            await store.VersionOfAsync(Places.ContactChanges, cancellationToken),
            await store.VersionOfAsync(Places.ContactIndex, cancellationToken));
        if (last is { } known && known.Versions == versions) return known with { At = at };
        var kept = await changes.ReadAsync(cancellationToken);
        var index = await indexes.ReadAsync(cancellationToken);
        return new Look(at, (kept.ETag, index.ETag), SnapshotOf(index.Value, kept.Value ?? new ContactIndexChanges()));
    }

    private static ContactSnapshot? SnapshotOf(ContactIndex? index, ContactIndexChanges changes)
    {
        if (index is null) return null;
        // The list knows better than an older change, also while nobody has dropped it yet.
        changes.DropBefore(index.CreatedAt);
        return new ContactSnapshot(index, changes);
    }

    private sealed record Look(long At, (string? Changes, string? Index) Versions, ContactSnapshot? Snapshot);
}
