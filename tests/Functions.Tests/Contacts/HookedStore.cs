using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A store in which something else happens just before one write, once: what another instance does in between.</summary>
internal sealed class HookedStore(IBlobStore inner, BlobPath path, Func<Task> before) : IBlobStore
{
    private int struck;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) => inner.OpenAsync(path, cancellationToken);

    public async ValueTask<string?> PutAsync(BlobPath target, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        if (target == path && Interlocked.Exchange(ref struck, 1) == 0) await before();
        return await inner.PutAsync(target, write, condition, cancellationToken);
    }

    public ValueTask DeleteAsync(BlobPath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) => inner.ListAsync(container, prefix, cancellationToken);
}
