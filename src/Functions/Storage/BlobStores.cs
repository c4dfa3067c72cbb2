using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Storage;

/// <summary>Chooses the store that the settings name.</summary>
internal static class BlobStores
{
    public static IBlobStore Open(IServiceProvider services) => services.GetRequiredService<PostvognSettings>().Storage switch
    {
        FolderStorage folder => new FileBlobStore(folder.Path, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IIdSource>()),
        var other => throw new NotSupportedException($"No store for {other.GetType().Name}."),
    };
}
