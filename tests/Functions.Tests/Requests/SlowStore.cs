using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>Each write takes a second of the clock.</summary>
internal sealed class SlowStore(IBlobStore store, FakeClock clock) : IBlobStore
{
    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        store.OpenAsync(path, cancellationToken);

    public ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return store.PutAsync(path, write, condition, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return store.DeleteAsync(path, condition, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        store.ListPageAsync(container, prefix, after, most, cancellationToken);
}
