using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>
/// A store that fails for good at one of its writes and removals, as the end of the process would: before it is done, or right after.
/// </summary>
/// <param name="inner">The store.</param>
/// <param name="at">Which, from 1.</param>
/// <param name="done">Whether it is done before the failure.</param>
internal sealed class CutStore(IBlobStore inner, int at, bool done) : IBlobStore
{
    private int count;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        inner.OpenAsync(path, cancellationToken);

    public ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken) =>
        ChangeAsync(() => inner.PutAsync(path, write, condition, cancellationToken));

    public async ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
        await ChangeAsync(async () => await inner.DeleteAsync(path, condition, cancellationToken));

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        inner.ListPageAsync(container, prefix, after, most, cancellationToken);

    private async ValueTask<T> ChangeAsync<T>(Func<ValueTask<T>> change)
    {
        var mine = Interlocked.Increment(ref count);
        if (mine > at || (mine == at && !done)) throw new StoreUnavailableException(StoreProblem.Unreachable, "cut");
        var result = await change();
        return mine < at ? result : throw new StoreUnavailableException(StoreProblem.Unreachable, "cut");
    }
}
