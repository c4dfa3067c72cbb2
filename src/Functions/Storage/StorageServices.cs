using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, PostvognSettings settings) => services
        .AddSingleton(new AzureIdentity(settings.Identity))
        .AddSingleton(BlobStores.Open)
        .AddSingleton(settings.Hints).AddSingleton<IHints, QueueHints>();
}
