using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>The cursor, in the store.</summary>
internal sealed class KeptCursor(IBlobStore store, StepTrail trail)
{
    /// <summary>The cursor as it is now, and its version.</summary>
    /// <param name="forget">Whether there is nothing left of what it has brought: then it is removed, and all is asked for anew.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<KeptFile<ChangeCursor>> ReadAsync(bool forget, CancellationToken cancellationToken)
    {
        if (forget) await store.DeleteAsync(Places.ContactCursor, cancellationToken);
        var kept = await store.ReadAsync(Places.ContactCursor, ContactsJson.Default.ChangeCursor, cancellationToken);
        return new(kept?.Value ?? ChangeCursor.None, kept?.ETag);
    }

    /// <summary>Moves the cursor, if nobody else has.</summary>
    /// <returns>The cursor with its new version; null when another run has moved it.</returns>
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
