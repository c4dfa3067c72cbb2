using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Postvogn.Sandbox.Azurite;

/// <summary>It never outlives its owner (docs/adr/0006).</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    private static readonly Lazy<string?> MissingHere = new(AzuriteNeeds.Missing);
    private readonly AzuriteProcess process;

    private AzuriteServer(AzuriteProcess process, AzuriteAccount account)
    {
        this.process = process;
        BlobEndpoint = new Uri(process.Blobs, account.Name);
        ConnectionString = account.ConnectionString(process.Blobs, process.Queues);
    }

    public static string? Missing => MissingHere.Value;

    public string ConnectionString { get; }

    // http://127.0.0.1:{port}/devstoreaccount1
    public Uri BlobEndpoint { get; }

    public int ProcessId => process.Id;

    /// <summary>The first time on a machine it is installed with npm, which takes half a minute. What an earlier server left is served
    /// again.</summary>
    public static async Task<AzuriteServer> StartAsync(string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        var node = AzuriteNeeds.RequireNode();
        var installation = AzuriteNeeds.InstallationOfUser(clock);
        await installation.EnsureAsync(cancellationToken);

        var account = AzuriteAccount.New();
        var start = new AzuriteLaunch(node, installation.Script, account).For(Path.GetFullPath(directory));
        return new AzuriteServer(await AzuriteProcess.StartAsync(start, clock, cancellationToken), account);
    }

    public async Task CreateContainersAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var account = new BlobServiceClient(ConnectionString);
        foreach (var name in names)
            await account.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    public async Task CreateQueuesAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var account = new QueueServiceClient(ConnectionString);
        foreach (var name in names)
            await account.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
