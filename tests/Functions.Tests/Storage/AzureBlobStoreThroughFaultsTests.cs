using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Azurite;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>The same contract while every third request goes wrong, in each way in turn.</summary>
[Collection(AzuriteFixture.Collection)]
public sealed class AzureBlobStoreThroughFaultsTests(AzuriteFixture azurite) : BlobStoreContract
{
    private static readonly BlobFault[] Faults =
    [
        BlobFault.Busy, BlobFault.LoseAnswer, BlobFault.Close, BlobFault.Fail, BlobFault.CutAnswer, BlobFault.LoseAnswer,
        BlobFault.NeverAnswer,
    ];
    private FaultyBlobProxy? proxy;
    private int requests;

    public static string? Missing => AzuriteServer.Missing;

    public override async Task DisposeAsync()
    {
        if (proxy is null) return;
        // Else the class would be the one above once more.
        proxy.Played.ShouldBe(requests / 3);
        await proxy.DisposeAsync();
    }

    private protected override async Task<IBlobStore> OpenAsync(IEnumerable<string> containers)
    {
        await azurite.Server.CreateContainersAsync(containers);
        proxy = await FaultyBlobProxy.StartAsync(azurite.Server.BlobEndpoint, _ => NextFault());
        return azurite.Open(FaultyBlobProxy.Patient with { BlockBytes = BlockBytes, PageSize = 3 }, proxy.Address);
    }

    private BlobFault NextFault() =>
        Interlocked.Increment(ref requests) is var n && n % 3 == 0 ? Faults[n / 3 % Faults.Length] : BlobFault.None;
}
