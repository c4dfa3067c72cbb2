using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost.BlobEvents;

/// <summary>As Event Grid delivers it to a queue: CloudEvents 1.0.</summary>
internal static class BlobCreatedEvent
{
    private const string Account = "https://sandbox.blob.core.windows.net";

    public static string For(StoredBlob blob, HostContext context) => JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        id = context.NewId(),
        source = "/subscriptions/sandbox/resourceGroups/sandbox/providers/Microsoft.Storage/storageAccounts/sandbox",
        type = "Microsoft.Storage.BlobCreated",
        subject = $"/blobServices/default/containers/{blob.Container}/blobs/{blob.Name}",
        time = context.Clock.GetUtcNow().UtcDateTime,
        data = new
        {
            api = "PutBlob",
            contentType = "application/octet-stream",
            contentLength = blob.Length,
            blobType = "BlockBlob",
            eTag = blob.ETag,
            url = $"{Account}/{blob.Container}/{string.Join('/', blob.Name.Split('/').Select(Uri.EscapeDataString))}",
        },
    });
}
