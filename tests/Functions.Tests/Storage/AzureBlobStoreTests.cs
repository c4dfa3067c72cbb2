using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;

namespace Postvogn.Functions.Tests.Storage;

[Collection(AzuriteFixture.Collection)]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    public static string? Missing => AzuriteServer.Missing;

    // Characters that XML cannot hold are encoded in the service's listings (since 2021-02-12), and break Azurite's.
    private protected override IReadOnlyList<string> OddNames =>
    [
        .. base.OddNames, "kmd//x.xml", "/x.xml", "kmd/x.xml/", "kmd/x\ny.xml", "kmd/x\u0085.xml", "kmd/x\t.xml",
        $"kmd/{new string('x', 1020)}",
    ];

    private protected override async Task<IBlobStore> OpenAsync(IEnumerable<string> containers)
    {
        await azurite.Server.CreateContainersAsync(containers);
        return azurite.Open(new AzureBlobOptions { BlockBytes = BlockBytes, PageSize = 3 });
    }
}
