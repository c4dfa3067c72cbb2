using System.Diagnostics;
using Azure.Storage.Blobs;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Storage;

internal static class BlobStores
{
    public static IBlobStore Open(IServiceProvider services)
    {
        var (ids, options) = (services.GetRequiredService<IIdSource>(), new AzureBlobOptions());
        return services.GetRequiredService<PostvognSettings>().Storage switch
        {
            FolderStorage folder => new FileBlobStore(folder.Path, services.GetRequiredService<TimeProvider>(), ids),
            AccountStorage place =>
                InAccount(
                    new BlobServiceClient(place.ServiceUri, services.GetRequiredService<AzureIdentity>().Credential, options.ForClient())),
            ConnectionStorage place => InAccount(new BlobServiceClient(place.ConnectionString, options.ForClient())),
            var unknown => throw new UnreachableException(unknown.GetType().Name),
        };

        AzureBlobStore InAccount(BlobServiceClient account) =>
            new(account, options, ids, services.GetRequiredService<ILogger<AzureBlobStore>>());
    }
}
