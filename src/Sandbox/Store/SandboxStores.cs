using Postvogn.Sandbox.Azurite;

namespace Postvogn.Sandbox.Store;

internal static class SandboxStores
{
    /// <summary>Looks whether it can be had, before work is done that would be in vain.</summary>
    public static void Require(StoreKind kind)
    {
        if (kind == StoreKind.Azurite)
            AzuriteNeeds.RequireNode();
    }

    public static async Task<ISandboxStore> OpenAsync(
        StoreKind kind, string folder, string azurite, TimeProvider clock, CancellationToken cancellationToken) =>
        kind == StoreKind.Azurite ? await AzuriteStore.StartAsync(azurite, clock, cancellationToken) : new FolderStore(folder);
}
