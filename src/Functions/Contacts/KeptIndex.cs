using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>Of the last good list; opened once for each version.</summary>
internal sealed class KeptIndex(IBlobStore store, ILogger<KeptIndex> log)
{
    private volatile KeptFile<ContactIndex>? opened;

    public async Task<KeptFile<ContactIndex>> ReadAsync(CancellationToken cancellationToken)
    {
        var version = await store.VersionOfAsync(Places.ContactIndex, cancellationToken);
        if (opened is { } last && last.ETag == version) return last;
        return opened = await store.OpenAsync(Places.ContactIndex, ContactIndex.OpenAsync, log, cancellationToken);
    }

    // False when another run was faster with another list.
    public async Task<bool> TryReplaceAsync(KeptFile<ContactIndex> former, ContactIndex index, CancellationToken cancellationToken)
    {
        if (await store.PutAsync(Places.ContactIndex, index.WriteAsync, former.Unchanged, cancellationToken) is not null) return true;
        // When the answer to a write is lost, the write that is made again finds its own.
        return (await ReadAsync(cancellationToken)).Value?.CreatedAt == index.CreatedAt;
    }
}
