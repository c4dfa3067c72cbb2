using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>A store in which something happens once: before that write, counted from 0.</summary>
internal sealed class MeanwhileStore(IBlobStore store, int before, Func<Task> happens) : IBlobStore
{
    private int writes;

    /// <summary>Whether it came so far.</summary>
    public bool Happened => writes > before;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        store.OpenAsync(path, cancellationToken);

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        if (writes++ == before) await happens();
        return await store.PutAsync(path, write, condition, cancellationToken);
    }

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        if (writes++ == before) await happens();
        return await store.DeleteAsync(path, condition, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        store.ListPageAsync(container, prefix, after, most, cancellationToken);
}
