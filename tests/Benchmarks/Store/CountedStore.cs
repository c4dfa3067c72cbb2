using System.Collections.Concurrent;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Benchmarks.Store;

/// <summary>Counts what is asked of a store, and what its listings bring.</summary>
internal sealed class CountedStore(IBlobStore store) : IBlobStore
{
    private ConcurrentDictionary<string, int> listed = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, byte> outcomes = new(StringComparer.Ordinal);
    private int reads;
    private int writes;
    private int deletes;
    private int lists;

    /// <summary>Told of each blob that is written, as Event Grid is.</summary>
    public Action<BlobPath> Written { get; set; } = _ => { };

    public Calls Calls => new(reads, writes, deletes, lists);

    /// <summary>The entries that were asked for, by container and prefix: each one is sent by Azure, in pages of 5,000.</summary>
    public IReadOnlyDictionary<string, int> Listed => listed;

    /// <summary>The outcomes that were written, each once.</summary>
    public IReadOnlyCollection<string> Outcomes => [.. outcomes.Keys];

    /// <summary>How many they are.</summary>
    public int Settled => outcomes.Count;

    public void Reset()
    {
        (listed, outcomes) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        (reads, writes, deletes, lists) = (0, 0, 0, 0);
    }

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref reads);
        return store.OpenAsync(path, cancellationToken);
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref writes);
        var etag = await store.PutAsync(path, write, condition, cancellationToken);
        if (path.Container == "outcomes") outcomes.TryAdd(path.Name, 0);
        if (etag is not null) Written(path);
        return etag;
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref deletes);
        return store.DeleteAsync(path, condition, cancellationToken);
    }

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        CountAsync($"{container}/{prefix}", store.ListAsync(container, prefix, cancellationToken));

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        CountAsync($"{container}/{prefix}", store.ListPageAsync(container, prefix, after, most, cancellationToken));

    private async IAsyncEnumerable<BlobEntry> CountAsync(string place, IAsyncEnumerable<BlobEntry> entries)
    {
        Interlocked.Increment(ref lists);
        listed.TryAdd(place, 0);
        await foreach (var entry in entries)
        {
            listed.AddOrUpdate(place, 1, static (_, entries) => entries + 1);
            yield return entry;
        }
    }
}

/// <summary>Calls of a store by their kind.</summary>
internal sealed record Calls(int Reads, int Writes, int Deletes, int Lists)
{
    public int All => Reads + Writes + Deletes + Lists;
}
