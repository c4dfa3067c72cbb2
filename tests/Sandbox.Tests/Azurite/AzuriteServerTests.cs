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
        await server.DisposeAsync();

        process.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task Process_OwnerIsKilled_SavesItsBlobsAndEndsToo()
    {
        await AzuriteNeeds.InstallationOfUser(TimeProvider.System).EnsureAsync(CancellationToken.None);
        var account = AzuriteAccount.New();
        var script = AzuriteNeeds.InstallationOfUser(TimeProvider.System).Script;
        using var owner = StartOwner(new AzuriteLaunch(AzuriteNeeds.RequireNode(), script, account).For(folder["one"]));
        using var azurite = Process.GetProcessById(int.Parse((await owner.StandardOutput.ReadLineAsync())!));
        try
        {
            var container = new BlobContainerClient(account.ConnectionString(await AddressAsync(owner)), "drop");
            await container.CreateAsync();
            await container.UploadBlobAsync("a.xml", BinaryData.FromString("brev"));
        }
        finally
        {
            owner.Kill();
        }

        azurite.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue("the system closes the pipe that its owner held");
        await using var next = await StartAsync("one");
        (await Client(next).GetBlobContainerClient("drop").GetBlobClient("a.xml").ExistsAsync()).Value.ShouldBeTrue();
    }

    // Another process that starts Azurite as we do, tells its process id, and passes on what it says.
    private static Process StartOwner(ProcessStartInfo azurite)
    {
        const string start = "const c = require('child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: ['pipe', 'pipe', 'inherit'] }); console.log(c.pid); c.stdout.pipe(process.stdout);";
        var owner = new ProcessStartInfo(azurite.FileName, ["-e", start, "--", azurite.FileName, .. azurite.ArgumentList]) { RedirectStandardOutput = true, UseShellExecute = false };
        owner.Environment["AZURITE_ACCOUNTS"] = azurite.Environment["AZURITE_ACCOUNTS"];
        return Process.Start(owner)!;
    }

    private static async Task<Uri> AddressAsync(Process owner)
    {
        while (await owner.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully listens"))
                return new Uri(line.Split(' ')[^1]);
        }
        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    private Task<AzuriteServer> StartAsync(string name) => AzuriteServer.StartAsync(Path.Combine(folder.Path, name), TimeProvider.System, CancellationToken.None);

    private static BlobServiceClient Client(AzuriteServer server) => new(server.ConnectionString);

    private static string KeyOf(string connectionString) => connectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));
}
