using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Azurite;

/// <summary>Azurite, the emulator of Azure Storage, as a process of its own that never outlives its owner (docs/adr/0006).</summary>
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

    /// <summary>Why it cannot run here: no Node.js, or not installed and npm cannot fetch it. Null: it can. Looked up once.</summary>
    public static string? Missing => MissingHere.Value;

    /// <summary>What a client of its blobs and queues connects with. The key in it is new at each start.</summary>
    public string ConnectionString { get; }

    /// <summary>The account's blobs: <c>http://127.0.0.1:{port}/devstoreaccount1</c>.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>
    /// Starts it, and waits until its services listen. The first time on a machine, it is installed with npm, which takes half a minute.
    /// </summary>
    /// <param name="directory">Where it keeps what it holds; made if need be. What an earlier server left there is served again.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">Node.js is missing, npm cannot fetch it, or it did not come up; it says what to do.</exception>
    public static async Task<AzuriteServer> StartAsync(string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        var node = AzuriteNeeds.RequireNode();
        var installation = AzuriteNeeds.InstallationOfUser(clock);
        await installation.EnsureAsync(cancellationToken);

        var account = AzuriteAccount.New();
        var start = new AzuriteLaunch(node, installation.Script, account).For(Path.GetFullPath(directory));
        return new AzuriteServer(await AzuriteProcess.StartAsync(start, clock, cancellationToken), account);
    }

    /// <summary>Makes the containers that are not there yet; the function app makes none.</summary>
    public async Task CreateContainersAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var account = new BlobServiceClient(ConnectionString);
        foreach (var name in names)
            await account.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Makes the queues that are not there yet.</summary>
    public async Task CreateQueuesAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        var account = new QueueServiceClient(ConnectionString);
        foreach (var name in names)
            await account.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Ends it. What it holds is saved in its directory.</summary>
    public ValueTask DisposeAsync() => process.DisposeAsync();
}
