using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

internal sealed class OrganisationChanges(IBlobStore store, TimeProvider clock)
{
    // Without a note they are believed to be as they were no longer than this: a subscription is a promise of others.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public async Task NoteAsync(ContactStructureChange change, CancellationToken cancellationToken) =>
        await store.MarkAsync(Places.OrganisationChange(change.ResourceId, change.ResourceVersion), cancellationToken);

    public async Task<IReadOnlyList<BlobPath>> ListAsync(CancellationToken cancellationToken)
    {
        var notes = new List<BlobPath>();
        await foreach (var note in store.ListAsync(Places.Organisation, Places.OrganisationChangesPrefix, cancellationToken))
            notes.Add(note.Path);
        return notes;
    }

    public async Task<bool> IsTimeAsync(CancellationToken cancellationToken)
    {
        var last = await store.ReadAsync(Places.ContactPointsCompared, ContactsJson.Default.Comparison, cancellationToken);
        return last is null || clock.GetUtcNow() - last.Value.ComparedAt >= Longest;
    }

    public async Task TakenUpAsync(IEnumerable<BlobPath> notes, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            Places.ContactPointsCompared,
            new Comparison(clock.GetUtcNow()),
            ContactsJson.Default.Comparison,
            BlobCondition.None,
            cancellationToken);
        foreach (var note in notes) await store.DeleteAsync(note, cancellationToken);
    }
}

internal sealed record Comparison(DateTimeOffset ComparedAt);
