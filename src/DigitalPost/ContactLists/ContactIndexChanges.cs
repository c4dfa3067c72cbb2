using System.Collections.Concurrent;

namespace Postvogn.DigitalPost;

/// <summary>What changed since the list of the night, kept on top of its index. For any number of threads.</summary>
public sealed class ContactIndexChanges
{
    // Nobody knows which moment a list shows: its time may be that of its beginning or of its end.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<ContactNumber, ReachChange> changes = new();

    /// <summary>For how many contacts a change is kept.</summary>
    public int Count => changes.Count;

    internal IEnumerable<KeyValuePair<ContactNumber, ReachChange>> All => changes;

    /// <summary>Keeps a change unless a newer one is there; of two at the same time the one that is told last.</summary>
    public void Apply(ContactNumber number, Reach reach, DateTimeOffset at) => changes.AddOrUpdate(
        number,
        static (_, change) => change,
        static (_, kept, change) => change.At >= kept.At ? change : kept,
        new ReachChange(reach, at.ToUniversalTime()));

    /// <summary>The change that is kept for somebody; null when there is none.</summary>
    public ReachChange? Find(ContactNumber number) => changes.TryGetValue(number, out var change) ? change : null;

    /// <summary>How somebody can be reached: as changed, else as on the list.</summary>
    public Reach Find(ContactNumber number, ContactIndex index) => Find(number)?.Reach ?? index.Find(number);

    /// <summary>The same by the number's text. Null when the text is no number (see <see cref="ContactNumber.TryParse"/>).</summary>
    public Reach? Find(ReadOnlySpan<char> number, ContactIndex index) =>
        ContactNumber.TryParse(number, out var parsed) ? Find(parsed, index) : null;

    /// <summary>Drops what a new list knows: every change that is more than an hour older than it.</summary>
    /// <param name="createdAt">When the list was created (<see cref="ContactIndex.CreatedAt"/>).</param>
    public void DropBefore(DateTimeOffset createdAt)
    {
        foreach (var change in changes.Where(change => change.Value.At < createdAt - Overlap))
        {
            // Only what was seen: a newer change may have come in between.
            changes.TryRemove(change);
        }
    }

    /// <summary>Writes the changes as a file (docs/adr/0014). The stream stays open.</summary>
    public Task WriteAsync(Stream file, CancellationToken cancellationToken) =>
        ContactChangesFile.WriteAsync(this, file, cancellationToken);

    /// <summary>Opens a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <returns>The changes, or what is wrong with the file. What the stream itself throws passes through.</returns>
    public static Task<ContactFileOpening<ContactIndexChanges>> OpenAsync(Stream file, CancellationToken cancellationToken) =>
        ContactChangesFile.OpenAsync(file, cancellationToken);

    /// <summary>The count, no number of anybody.</summary>
    public override string ToString() => $"{Count} changes";
}
