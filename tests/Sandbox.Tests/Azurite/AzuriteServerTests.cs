using System.Diagnostics;
using Azure.Storage.Blobs;
using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Azurite;

public sealed class AzuriteServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task StartAsync_TwoAtOnce_EachHasItsOwnPortAndBlobs()
    {
        await using var one = await StartAsync("one");
        await using var other = await StartAsync("other");

        await one.CreateContainersAsync(["drop"]);

        one.BlobEndpoint.Port.ShouldNotBe(other.BlobEndpoint.Port);
        (await Client(one).GetBlobContainerClient("drop").ExistsAsync()).Value.ShouldBeTrue();
        (await Client(other).GetBlobContainerClient("drop").ExistsAsync()).Value.ShouldBeFalse();
    }

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task StartAsync_DirectoryOfAnEarlierServer_ServesItsBlobsWithANewKey()
    {
        string before;
        await using (var first = await StartAsync("one"))
        {
            before = first.ConnectionString;
            await first.CreateContainersAsync(["drop", "drop"]);
            await Client(first).GetBlobContainerClient("drop").UploadBlobAsync("a/b.xml", BinaryData.FromString("brev"));
        }

        await using var second = await StartAsync("one");

        var blob = await Client(second).GetBlobContainerClient("drop").GetBlobClient("a/b.xml").DownloadContentAsync();
        blob.Value.Content.ToString().ShouldBe("brev");
        KeyOf(second.ConnectionString).ShouldNotBe(KeyOf(before));
    }

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task DisposeAsync_Running_EndsTheProcess()
    {
        var server = await StartAsync("one");
        using var process = Process.GetProcessById(server.ProcessId);

        await server.DisposeAsync();

        process.WaitForExit(TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    private Task<AzuriteServer> StartAsync(string name) => AzuriteServer.StartAsync(Path.Combine(folder.Path, name), TimeProvider.System, CancellationToken.None);

    private static BlobServiceClient Client(AzuriteServer server) => new(server.ConnectionString);

    private static string KeyOf(string connectionString) => connectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));
}
