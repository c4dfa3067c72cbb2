using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Blobs in memory, for tests with very many; it passes the contract of every store.</summary>
internal sealed class MemoryBlobStore(TimeProvider clock) : IBlobStore
{
    private readonly ConcurrentDictionary<BlobPath, Blob> blobs = new();
    private long versions;

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        ValueTask.FromResult(blobs.TryGetValue(path, out var blob)
            ? new BlobContent(new MemoryStream(blob.Bytes, writable: false), blob.ETag, blob.Bytes.Length)
            : null);

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await write(content, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var etag = Interlocked.Increment(ref versions).ToString(CultureInfo.InvariantCulture);
        var blob = new Blob(content.ToArray(), etag, clock.GetUtcNow());
        var isWritten = condition switch
        {
            { MustBeAbsent: true } => blobs.TryAdd(path, blob),
            { ETag: { } expected } =>
                blobs.TryGetValue(path, out var there) && there.ETag == expected && blobs.TryUpdate(path, blob, there),
            _ => blobs.AddOrUpdate(path, blob, (_, _) => blob) == blob,
        };
        return isWritten ? etag : null;
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken)
    {
        var isDeleted = !blobs.TryGetValue(path, out var blob)
            || ((condition.ETag is null || blob.ETag == condition.ETag) && blobs.TryRemove(KeyValuePair.Create(path, blob)));
        return ValueTask.FromResult(isDeleted);
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (path, blob) in blobs)
        {
            if (path.Container == container && path.Name.StartsWith(prefix, StringComparison.Ordinal))
                yield return new BlobEntry(path, blob.ETag, blob.Bytes.Length, blob.ModifiedAt);
        }
    }

    public async IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (path, blob) in blobs
            .Where(blob => blob.Key.Container == container && blob.Key.Name.StartsWith(prefix, StringComparison.Ordinal)
                && string.CompareOrdinal(blob.Key.Name, after) > 0)
            .OrderBy(blob => blob.Key.Name, StringComparer.Ordinal).Take(most))
            yield return new BlobEntry(path, blob.ETag, blob.Bytes.Length, blob.ModifiedAt);
    }

    private sealed record Blob(byte[] Bytes, string ETag, DateTimeOffset ModifiedAt);
}
