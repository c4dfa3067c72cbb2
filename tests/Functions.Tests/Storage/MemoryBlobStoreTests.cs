using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What the tests with very many blobs stand on keeps the same contract.</summary>
public sealed class MemoryBlobStoreTests : BlobStoreContract
{
    private protected override Task<IBlobStore> OpenAsync(IEnumerable<string> containers) =>
        Task.FromResult<IBlobStore>(new MemoryBlobStore(TimeProvider.System));
}
