using System.Collections.Concurrent;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Counts the bytes that are read and written, by blob.</summary>
internal sealed class MeasuredStore(IBlobStore store) : IBlobStore
{
    private readonly ConcurrentDictionary<BlobPath, long> read = new();
    private readonly ConcurrentDictionary<BlobPath, long> written = new();

    public long ReadOf(BlobPath path) => read.GetValueOrDefault(path);

    public long MostWrittenTo(string container) =>
        written.Where(blob => blob.Key.Container == container).Select(blob => blob.Value).DefaultIfEmpty().Max();

    public async ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(path, cancellationToken) is not { } blob) return null;
        // Each opening counts whole: nothing is read further than its end.
        read.AddOrUpdate(path, blob.Length, (_, before) => before + blob.Length);
        return blob;
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await write(content, cancellationToken);
        written.AddOrUpdate(path, content.Length, (_, before) => before + content.Length);
        return await store.PutAsync(
            path, async (stream, cancel) => await stream.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancel),
            condition,
            cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
        store.DeleteAsync(path, condition, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        store.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        store.ListPageAsync(container, prefix, after, most, cancellationToken);
}
