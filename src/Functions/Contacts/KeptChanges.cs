using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>What changed since the last good list, in the store.</summary>
public sealed partial class KeptChanges(IBlobStore store, TimeProvider clock, ILogger<KeptChanges> log)
{
    /// <summary>The changes as they are now, and their version.</summary>
    public Task<KeptFile<ContactIndexChanges>> ReadAsync(CancellationToken cancellationToken) =>
        store.OpenAsync(Places.ContactChanges, ContactIndexChanges.OpenAsync, log, cancellationToken);

    /// <summary>Keeps what these contacts have become.</summary>
    public Task ApplyAsync(IReadOnlyCollection<Contact> contacts, CancellationToken cancellationToken)
    {
        var nameless = contacts.Count(contact => contact.Number() is null);
        if (nameless > 0) WithoutNumber(log, nameless, contacts.Count);
        var now = clock.GetUtcNow();
        return UpdateAsync(
            changes =>
            {
                foreach (var contact in contacts)
                {
                    if (contact.Number() is { } number) changes.Apply(number, contact.Reach(), contact.LastUpdated ?? now);
                }
            },
            cancellationToken);
    }

    /// <summary>Drops what a new list knows.</summary>
    public Task DropKnownAsync(ContactIndex index, CancellationToken cancellationToken) =>
        UpdateAsync(changes => changes.DropBefore(index.CreatedAt), cancellationToken);

    /// <summary>Who loses a race reads again and does it anew: what others have stored stays.</summary>
    private async Task UpdateAsync(Action<ContactIndexChanges> update, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await ReadAsync(cancellationToken);
            var changes = kept.Value ?? new ContactIndexChanges();
            update(changes);
            if (await store.PutAsync(Places.ContactChanges, changes.WriteAsync, kept.Unchanged, cancellationToken) is not null) return;
        }
    }

    [LoggerMessage(EventId = 1011, Level = LogLevel.Warning, Message = "{Nameless} of {All} changed contacts have no CPR or CVR number and were passed over")]
    private static partial void WithoutNumber(ILogger log, int nameless, int all);
}
