using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>The notes that a contact point or group has changed, and when all were last compared.</summary>
internal sealed class OrganisationChanges(IBlobStore store, TimeProvider clock)
{
    /// <summary>
    /// How long the contact points are believed to be as they were without a note: a subscription is a promise of others.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Notes a change.</summary>
    public async Task NoteAsync(ContactStructureChange change, CancellationToken cancellationToken) =>
        await store.MarkAsync(Places.OrganisationChange(change.ResourceId, change.ResourceVersion), cancellationToken);

    /// <summary>The notes that wait.</summary>
    public async Task<IReadOnlyList<BlobPath>> ListAsync(CancellationToken cancellationToken)
    {
        var notes = new List<BlobPath>();
        await foreach (var note in store.ListAsync(Places.Organisation, Places.OrganisationChangesPrefix, cancellationToken))
            notes.Add(note.Path);
        return notes;
    }

    /// <summary>Whether it is a day since all were compared, or they never were.</summary>
    public async Task<bool> IsTimeAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(Places.ContactPointsCompared, ContactPointsJson.Default.Comparison, cancellationToken) is not { Value: var last } || clock.GetUtcNow() - last.ComparedAt >= Longest;

    /// <summary>Writes down that all were compared, and removes the notes that were there before.</summary>
    public async Task TakenUpAsync(IEnumerable<BlobPath> notes, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            Places.ContactPointsCompared,
            new Comparison(clock.GetUtcNow()),
            ContactPointsJson.Default.Comparison,
            BlobCondition.None,
            cancellationToken);
        foreach (var note in notes) await store.DeleteAsync(note, cancellationToken);
    }
}
