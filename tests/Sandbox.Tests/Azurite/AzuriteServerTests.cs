using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Azurite;

public sealed class AzuriteServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task StartAsync_TwoAtOnce_EachHasItsOwnPortsBlobsAndQueues()
    {
        await using var one = await StartAsync("one");
        await using var other = await StartAsync("other");

        await one.CreateContainersAsync(["drop"]);

        one.BlobEndpoint.Port.ShouldNotBe(other.BlobEndpoint.Port);
        (await Client(one).GetBlobContainerClient("drop").ExistsAsync()).Value.ShouldBeTrue();
        (await Client(other).GetBlobContainerClient("drop").ExistsAsync()).Value.ShouldBeFalse();
        await one.CreateQueuesAsync(["drops", "drops"]);
        (await Queue(one).ExistsAsync()).Value.ShouldBeTrue();
        (await Queue(other).ExistsAsync()).Value.ShouldBeFalse();
    }

    [FactIfAvailable(typeof(AzuriteServer))]
    public async Task StartAsync_DirectoryOfAnEarlierServer_ServesItsBlobsAndMessagesWithANewKey()
    {
        string before;
        await using (var first = await StartAsync("one"))
        {
            before = first.ConnectionString;
            await first.CreateContainersAsync(["drop", "drop"]);
            await Client(first).GetBlobContainerClient("drop").UploadBlobAsync("a/b.xml", BinaryData.FromString("brev"));
            await first.CreateQueuesAsync(["drops"]);
            await Queue(first).SendMessageAsync("a/b.xml");
        }

        await using var second = await StartAsync("one");

        var blob = await Client(second).GetBlobContainerClient("drop").GetBlobClient("a/b.xml").DownloadContentAsync();
        blob.Value.Content.ToString().ShouldBe("brev");
        (await Queue(second).ReceiveMessageAsync()).Value.MessageText.ShouldBe("a/b.xml");
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
    public async Task Process_OwnerIsKilled_SavesWhatItHoldsAndEndsToo()
    {
        await AzuriteNeeds.InstallationOfUser(TimeProvider.System).EnsureAsync(CancellationToken.None);
        var account = AzuriteAccount.New();
        var script = AzuriteNeeds.InstallationOfUser(TimeProvider.System).Script;
        using var owner = StartOwner(new AzuriteLaunch(AzuriteNeeds.RequireNode(), script, account).For(folder["one"]));
        using var azurite = Process.GetProcessById(int.Parse((await owner.StandardOutput.ReadLineAsync())!));
        try
        {
            var connection = account.ConnectionString(await AddressAsync(owner, "Blob"), await AddressAsync(owner, "Queue"));
            var container = new BlobContainerClient(connection, "drop");
            await container.CreateAsync();
            await container.UploadBlobAsync("a.xml", BinaryData.FromString("brev"));
            var queue = new QueueClient(connection, "drops");
            await queue.CreateAsync();
            await queue.SendMessageAsync("a.xml");
        }
        finally
        {
            owner.Kill();
        }

        azurite.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue("the system closes the pipe that its owner held");
        await using var next = await StartAsync("one");
        (await Client(next).GetBlobContainerClient("drop").GetBlobClient("a.xml").ExistsAsync()).Value.ShouldBeTrue();
        (await Queue(next).ReceiveMessageAsync()).Value.MessageText.ShouldBe("a.xml");
    }

    // Another process that starts Azurite as we do, tells its process id, and passes on what it says.
    private static Process StartOwner(ProcessStartInfo azurite)
    {
        const string start = """
            const c = require('child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: ['pipe', 'pipe', 'inherit'] });
            console.log(c.pid);
            c.stdout.pipe(process.stdout);
            """;
        var owner = new ProcessStartInfo(azurite.FileName, ["-e", start, "--", azurite.FileName, .. azurite.ArgumentList])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        owner.Environment["AZURITE_ACCOUNTS"] = azurite.Environment["AZURITE_ACCOUNTS"];
        return Process.Start(owner)!;
    }

    private static async Task<Uri> AddressAsync(Process owner, string service)
    {
        while (await owner.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains($"{service} service is successfully listening"))
                return new Uri(line.Split(' ')[^1]);
        }
        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    private Task<AzuriteServer> StartAsync(string name) =>
        AzuriteServer.StartAsync(Path.Combine(folder.Path, name), TimeProvider.System, CancellationToken.None);

    private static BlobServiceClient Client(AzuriteServer server) => new(server.ConnectionString);

    private static QueueClient Queue(AzuriteServer server) => new(server.ConnectionString, "drops");

    private static string KeyOf(string connectionString) =>
        connectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));
}
