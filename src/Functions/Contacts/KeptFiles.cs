using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

internal static partial class KeptFiles
{
    // docs/adr/0014. One that cannot be opened is logged, and counts as none.
    public static async Task<KeptFile<T>> OpenAsync<T>(
        this IBlobStore store,
        BlobPath path,
        Func<Stream, CancellationToken, Task<ContactFileOpening<T>>> open,
        ILogger log,
        CancellationToken cancellationToken)
        where T : class
    {
        await using var blob = await store.OpenAsync(path, cancellationToken);
        if (blob is null) return new(null, null);
        var opening = await open(blob.Stream, cancellationToken);
        if (opening.Value is null) NotOpened(log, path, opening.Outcome);
        return new(opening.Value, blob.ETag);
    }

    public static async Task<string?> VersionOfAsync(this IBlobStore store, BlobPath path, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(path.Container, path.Name, cancellationToken))
        {
            if (entry.Path == path) return entry.ETag;
        }

        return null;
    }

    [LoggerMessage(EventId = 1005, Level = LogLevel.Error,
        Message = "The blob {Blob} cannot be opened: {Outcome}. It counts as none until it is written anew: the index by the next list, " +
            "changes by the next run of PullContactChanges")]
    private static partial void NotOpened(ILogger log, BlobPath blob, ContactFileOutcome outcome);
}
