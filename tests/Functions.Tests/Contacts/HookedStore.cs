using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A store in which something else happens just before one blob is written or opened, once: what another instance does in
/// between.</summary>
internal sealed class HookedStore(IBlobStore inner) : IBlobStore
{
    private int struck;

    public (BlobPath Path, Func<Task> Do)? BeforeWriting { get; init; }

    public (BlobPath Path, Func<Task> Do)? BeforeOpening { get; init; }

    public async ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken)
    {
        await HookAsync(BeforeOpening, path);
        return await inner.OpenAsync(path, cancellationToken);
    }

    public async ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken)
    {
        await HookAsync(BeforeWriting, path);
        return await inner.PutAsync(path, write, condition, cancellationToken);
    }

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
        inner.DeleteAsync(path, condition, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, cancellationToken);

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) =>
        inner.ListPageAsync(container, prefix, after, most, cancellationToken);

    private Task HookAsync((BlobPath Path, Func<Task> Do)? hook, BlobPath path) =>
        hook is { } there && there.Path == path && Interlocked.Exchange(ref struck, 1) == 0 ? there.Do() : Task.CompletedTask;
}
