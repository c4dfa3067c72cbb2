using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

internal sealed partial class KeptChanges(IBlobStore store, StepTrail trail, TimeProvider clock, ILogger<KeptChanges> log)
{
    public Task<KeptFile<ContactIndexChanges>> ReadAsync(CancellationToken cancellationToken) =>
        store.OpenAsync(Places.ContactChanges, ContactIndexChanges.OpenAsync, log, cancellationToken);

    public Task ApplyAsync(IReadOnlyCollection<Contact> contacts, CancellationToken cancellationToken)
    {
        var nameless = contacts.Count(contact => contact.Number() is null);
        if (nameless > 0) WithoutNumber(log, nameless, contacts.Count);
        var now = clock.GetUtcNow();
        return UpdateAsync(changes => Apply(changes, contacts, now), Step.StoreContactChanges, cancellationToken);
    }

    public Task DropKnownAsync(ContactIndex index, CancellationToken cancellationToken) => UpdateAsync(
        changes =>
        {
            var before = changes.Count;
            changes.DropBefore(index.CreatedAt);
            return changes.Count < before;
        },
        Step.DropKnownChanges,
        cancellationToken);

    private static bool Apply(ContactIndexChanges changes, IEnumerable<Contact> contacts, DateTimeOffset now)
    {
        var isNew = false;
        foreach (var contact in contacts) isNew |= Apply(changes, contact, now);
        return isNew;
    }

    private static bool Apply(ContactIndexChanges changes, Contact contact, DateTimeOffset now)
    {
        if (contact.Number() is not { } number) return false;
        var before = changes.Find(number);
        changes.Apply(number, contact.Reach(), contact.LastUpdated ?? now);
        return changes.Find(number) != before;
    }

    // Who loses a race reads again and does it anew: what others have stored stays. The update says whether it changed anything.
    private async Task UpdateAsync(Func<ContactIndexChanges, bool> update, Step step, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await ReadAsync(cancellationToken);
            var changes = kept.Value ?? new ContactIndexChanges();
            var isNew = update(changes) || kept.Value is null;
            if (isNew && await store.PutAsync(Places.ContactChanges, changes.WriteAsync, kept.Unchanged, cancellationToken) is null)
                continue;
            trail.Reached(step, ContactNotes.Subject);
            return;
        }
    }

    [LoggerMessage(EventId = 1011, Level = LogLevel.Warning,
        Message = "{Nameless} of {All} changed contacts have no CPR or CVR number and were passed over")]
    private static partial void WithoutNumber(ILogger log, int nameless, int all);
}
