using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

internal sealed class KeptCursor(IBlobStore store, StepTrail trail)
{
    // Forget it when nothing is left of what it brought: then all is asked for anew.
    public async Task<KeptFile<ChangeCursor>> ReadAsync(bool forget, CancellationToken cancellationToken)
    {
        if (forget) await store.DeleteAsync(Places.ContactCursor, cancellationToken);
        var kept = await store.ReadAsync(Places.ContactCursor, ContactsJson.Default.ChangeCursor, cancellationToken);
        return new(kept?.Value ?? ChangeCursor.None, kept?.ETag);
    }

    // Null when another run has moved it.
    public async Task<KeptFile<ChangeCursor>?> TryMoveAsync(
        KeptFile<ChangeCursor> former, ChangeCursor cursor, CancellationToken cancellationToken)
    {
        var version = await store.WriteAsync(
            Places.ContactCursor, cursor, ContactsJson.Default.ChangeCursor, former.Unchanged, cancellationToken);
        if (version is null) return null;
        trail.Reached(Step.MoveContactCursor, ContactNotes.Subject);
        return new(cursor, version);
    }
}
