using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Postvogn.Sandbox.Azurite;

namespace Postvogn.Sandbox.Store;

internal sealed class AzuriteStore : ISandboxStore
{
    private readonly AzuriteServer server;
    private readonly BlobServiceClient account;

    private AzuriteStore(AzuriteServer server)
    {
        this.server = server;
        account = new BlobServiceClient(server.ConnectionString);
    }

    public KeyValuePair<string, string> AppSetting => new("Postvogn__Storage__ConnectionString", server.ConnectionString);

    public string? QueueConnection => server.ConnectionString;

    public static async Task<AzuriteStore> StartAsync(string directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        var server = await AzuriteServer.StartAsync(directory, clock, cancellationToken);
        try
        {
            await server.CreateContainersAsync(StoreContainers.All, cancellationToken);
            return new AzuriteStore(server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public string PlaceOf(string container) => $"{server.BlobEndpoint}/{container}";

    public async Task<IReadOnlyList<StoredBlob>> ListAsync(string container, string folder, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? null : folder + "/";
        var blobs = new List<StoredBlob>();
        var listed = account.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken);
        await foreach (var blob in listed)
            blobs.Add(new StoredBlob(container, blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.ETag.ToString()!));
        return blobs;
    }

    public async Task<bool> ExistsAsync(string container, string name, CancellationToken cancellationToken) =>
        await Blob(container, name).ExistsAsync(cancellationToken);

    public async Task<Stream?> OpenAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await Blob(container, name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task PutAsync(string container, string name, Stream content, CancellationToken cancellationToken) =>
        Blob(container, name).UploadAsync(content, overwrite: true, cancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private BlobClient Blob(string container, string name) => account.GetBlobContainerClient(container).GetBlobClient(name);
}
