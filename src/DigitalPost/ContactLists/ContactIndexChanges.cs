using System.Collections.Concurrent;

namespace Postvogn.DigitalPost;

/// <summary>What changed since the list of the night. For any number of threads.</summary>
public sealed class ContactIndexChanges
{
    // Nobody knows which moment a list shows: its time may be that of its beginning or of its end.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ContactNumber, ReachChange> changes = new();

    /// <summary>Contacts with a change.</summary>
    public int Count => changes.Count;

    internal IEnumerable<KeyValuePair<ContactNumber, ReachChange>> All => changes;

    /// <summary>Unless a newer one is there; of two at the same time the last told counts.</summary>
    public void Apply(ContactNumber number, Reach reach, DateTimeOffset at) => changes.AddOrUpdate(
        number,
        static (_, change) => change,
        static (_, kept, change) => change.At >= kept.At ? change : kept,
        new ReachChange(reach, at.ToUniversalTime()));

    /// <summary>Null when there is none.</summary>
    public ReachChange? Find(ContactNumber number) => changes.TryGetValue(number, out var change) ? change : null;

    /// <summary>As changed, else as on the list.</summary>
    public Reach Find(ContactNumber number, ContactIndex index) => Find(number)?.Reach ?? index.Find(number);

    /// <summary>Null when the text is no number.</summary>
    public Reach? Find(ReadOnlySpan<char> number, ContactIndex index) =>
        ContactNumber.TryParse(number, out var parsed) ? Find(parsed, index) : null;

    /// <summary>Drops what a new list knows: what is more than an hour older than it (<see cref="ContactIndex.CreatedAt"/>).</summary>
    public void DropBefore(DateTimeOffset createdAt)
    {
        foreach (var change in changes.Where(change => change.Value.At < createdAt - Overlap))
        {
            // Only what was seen: a newer change may have come in between.
            changes.TryRemove(change);
        }
    }

    /// <summary>As in docs/adr/0014. The stream stays open.</summary>
    public Task WriteAsync(Stream file, CancellationToken cancellationToken) =>
        ContactChangesFile.WriteAsync(this, file, cancellationToken);

    /// <summary>What the stream throws passes through.</summary>
    public static Task<ContactFileOpening<ContactIndexChanges>> OpenAsync(Stream file, CancellationToken cancellationToken) =>
        ContactChangesFile.OpenAsync(file, cancellationToken);

    /// <summary>No number of anybody.</summary>
    public override string ToString() => $"{Count} changes";
}
