using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>A store that refuses whatever it is asked.</summary>
internal sealed class RefusingStore(StoreProblem problem, string message) : IBlobStore
{
    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) => throw Refusal();

    public ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken) =>
        throw Refusal();

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) => throw Refusal();

    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) => throw Refusal();

    public IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string prefix, string after, int most, CancellationToken cancellationToken) => throw Refusal();

    private StoreUnavailableException Refusal() => new(problem, message);
}
