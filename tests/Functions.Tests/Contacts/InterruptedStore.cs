using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A store in which something else happens just before one blob is opened, once.</summary>
internal sealed class InterruptedStore(IBlobStore inner, BlobPath path, Func<Task> before) : IBlobStore
{
    private int struck;

    public async ValueTask<BlobContent?> OpenAsync(BlobPath target, CancellationToken cancellationToken)
    {
        if (target == path && Interlocked.Exchange(ref struck, 1) == 0) await before();
        return await inner.OpenAsync(target, cancellationToken);
    }

    public ValueTask<string?> PutAsync(BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(path, write, condition, cancellationToken);

    public ValueTask DeleteAsync(BlobPath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) => inner.ListAsync(container, prefix, cancellationToken);
}
