using Postvogn.Sandbox.Azurite;

namespace Postvogn.Sandbox.Store;

internal static class SandboxStores
{
    public static void Require(StoreKind kind)
    {
        if (kind == StoreKind.Azurite)
            AzuriteNeeds.RequireNode();
    }

    public static async Task<ISandboxStore> OpenAsync(
        StoreKind kind, string folder, string azurite, TimeProvider clock, CancellationToken cancellationToken) =>
        kind == StoreKind.Azurite ? await AzuriteStore.StartAsync(azurite, clock, cancellationToken) : new FolderStore(folder);
}
