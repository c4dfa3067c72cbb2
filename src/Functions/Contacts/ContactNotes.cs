using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>A blob for each contact that has changed, until the change is stored.</summary>
internal sealed class ContactNotes(IBlobStore store, StepTrail trail)
{
    // What the trail tells of: an id would be taken for a letter's.
    internal const string Subject = "contacts";

    private const int MostNotes = 10_000;

    public async Task KeepAsync(ContactChange change, CancellationToken cancellationToken)
    {
        await store.PutAsync(
            Places.ContactNote(change.Id, change.Version), (_, _) => Task.CompletedTask, BlobCondition.IfAbsent, cancellationToken);
        trail.Reached(Step.NoteContactChange, Subject);
    }

    /// <summary>One older than the list, by as much as the list may be older than it says, is removed: the list knows it.</summary>
    public async Task<WaitingNotes> ListAsync(ContactIndex index, CancellationToken cancellationToken)
    {
        var waiting = new List<ContactNote>();
        var looked = 0;
        await foreach (var entry in store.ListAsync(Places.Contacts, Places.ContactNotesPrefix, cancellationToken))
        {
            if (ContactNote.Of(entry.Path) is not { } note) continue;
            if (entry.LastModified < index.CreatedAt - ChangeCursor.Overlap) await store.DeleteAsync(entry.Path, cancellationToken);
            else waiting.Add(note);
            if (++looked == MostNotes) break;
        }

        return new WaitingNotes(waiting);
    }

    // Their changes are stored.
    public async Task RemoveAsync(IReadOnlyCollection<ContactNote> notes, CancellationToken cancellationToken)
    {
        foreach (var note in notes) await store.DeleteAsync(note.Path, cancellationToken);
        if (notes.Count > 0) trail.Reached(Step.RemoveContactNotes, Subject);
    }
}
