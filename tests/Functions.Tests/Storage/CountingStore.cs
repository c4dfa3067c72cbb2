using System.Collections.Concurrent;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Counts what is asked of a store.</summary>
internal sealed class CountingStore(IBlobStore store) : IBlobStore
{
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>Each call in its order: <c>open</c>, <c>put</c>, <c>delete</c> or <c>list</c>, and the blob.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    public int Opened(BlobPath path) => Calls.Count(call => call == $"open {path}");

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        calls.Enqueue($"open {path}");
        return store.OpenAsync(path, cancellationToken);
    }

    public ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        calls.Enqueue($"put {path}");
        return store.PutAsync(path, write, condition, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        calls.Enqueue($"delete {path}");
        return store.DeleteAsync(path, condition, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        calls.Enqueue($"list {container}/{prefix}");
        return store.ListAsync(container, prefix, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken)
    {
        calls.Enqueue($"list {container}/{prefix}");
        return store.ListPageAsync(container, prefix, after, most, cancellationToken);
    }
}
