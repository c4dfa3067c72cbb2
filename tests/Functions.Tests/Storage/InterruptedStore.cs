using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>A store in which something else happens right after a write, the first being 1, once: what another process does between
/// two.</summary>
internal sealed class InterruptedStore(IBlobStore store, int after, Func<Task> act) : IBlobStore
{
    private int writes;

    /// <summary>Whether it came so far.</summary>
    public bool WasInterrupted => writes >= after;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        store.OpenAsync(path, cancellationToken);

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        var version = await store.PutAsync(path, write, condition, cancellationToken);
        if (++writes == after) await act();
        return version;
    }

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        var isDeleted = await store.DeleteAsync(path, condition, cancellationToken);
        if (++writes == after) await act();
        return isDeleted;
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        store.ListPageAsync(container, prefix, after, most, cancellationToken);
}

/// <summary>A store whose calls take now longer, now shorter, so that those who use it at once come in ever another order.</summary>
internal sealed class UnevenStore(IBlobStore store) : IBlobStore
{
    public async ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        await PauseAsync();
        return await store.OpenAsync(path, cancellationToken);
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        await PauseAsync();
        return await store.PutAsync(path, write, condition, cancellationToken);
    }

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        await PauseAsync();
        return await store.DeleteAsync(path, condition, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        store.ListPageAsync(container, prefix, after, most, cancellationToken);

    private static async Task PauseAsync()
    {
        for (var turns = Random.Shared.Next(12); turns > 0; turns--) await Task.Yield();
    }
}
