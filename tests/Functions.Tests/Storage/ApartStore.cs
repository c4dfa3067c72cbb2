using System.Runtime.CompilerServices;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>The containers of the app under names of their own, beside those of other tests in the same account.</summary>
internal sealed class ApartStore(IBlobStore store, string prefix) : IBlobStore
{
    public static async Task<IBlobStore> OpenAsync(AzuriteFixture azurite)
    {
        var prefix = $"{new RandomIds().NewId():N}-";
        await azurite.Server.CreateContainersAsync(Places.Containers.Select(name => prefix + name));
        return new ApartStore(azurite.Open(new AzureBlobOptions()), prefix);
    }

    public ValueTask<BlobContent?> OpenAsync(BlobPath path, CancellationToken cancellationToken) =>
        store.OpenAsync(Apart(path), cancellationToken);

    public ValueTask<string?> PutAsync(
        BlobPath path, Func<Stream, CancellationToken, Task> write, BlobCondition condition, CancellationToken cancellationToken) =>
        store.PutAsync(Apart(path), write, condition, cancellationToken);

    public ValueTask<bool> DeleteAsync(BlobPath path, BlobCondition condition, CancellationToken cancellationToken) =>
        store.DeleteAsync(Apart(path), condition, cancellationToken);

    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(prefix + container, start, cancellationToken))
            yield return entry with { Path = BlobPath.OfOthers(container, entry.Path.Name) };
    }

    public async IAsyncEnumerable<BlobEntry> ListPageAsync(
        string container, string start, string after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListPageAsync(prefix + container, start, after, most, cancellationToken))
            yield return entry with { Path = BlobPath.OfOthers(container, entry.Path.Name) };
    }

    private BlobPath Apart(BlobPath path) => BlobPath.OfOthers(prefix + path.Container, path.Name);
}
