using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>A store in which the process seems to die: from so many writes on, each throws when it is done.</summary>
internal sealed class DyingStore(IBlobStore store, int after) : IBlobStore
{
    private int writes;

    /// <summary>Whether it came so far.</summary>
    public bool Died => writes > after;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return store.OpenAsync(path, cancellationToken);
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        var version = await store.PutAsync(path, write, condition, cancellationToken);
        Wrote();
        return version;
    }

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        var isDeleted = await store.DeleteAsync(path, condition, cancellationToken);
        Wrote();
        return isDeleted;
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return store.ListAsync(container, prefix, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken)
    {
        ThrowIfDead();
        return store.ListPageAsync(container, prefix, after, most, cancellationToken);
    }

    private void Wrote()
    {
        writes++;
        ThrowIfDead();
    }

    private void ThrowIfDead()
    {
        if (Died) throw new DiedException();
    }
}

/// <summary>The process is gone, as far as the code under test goes.</summary>
internal sealed class DiedException : Exception;
