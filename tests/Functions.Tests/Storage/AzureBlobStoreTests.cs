using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;

namespace Postvogn.Functions.Tests.Storage;

[Collection(AzuriteFixture.Collection)]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    public static string? Missing => AzuriteServer.Missing;

    private protected override async Task<IBlobStore> OpenAsync(IEnumerable<string> containers)
    {
        await azurite.Server.CreateContainersAsync(containers);
        return azurite.Open(new AzureBlobOptions { BlockBytes = BlockBytes, PageSize = 3 });
    }
}
