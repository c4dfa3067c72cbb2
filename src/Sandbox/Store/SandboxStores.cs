using Postvogn.Sandbox.Azurite;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Store;

/// <summary>Opens the store that is wanted.</summary>
internal static class SandboxStores
{
    /// <summary>Looks whether it can be had, before work is done that would be in vain.</summary>
    /// <exception cref="SandboxException">It cannot; the message says what to do.</exception>
    public static void Require(StoreKind kind)
    {
        if (kind == StoreKind.Azurite)
            AzuriteNeeds.RequireNode();
    }

    /// <summary>Opens it, in its place among the sandbox's folders.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="folders">The folders.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxException">It cannot be had here; the message says what to do.</exception>
    public static async Task<ISandboxStore> OpenAsync(
        StoreKind kind, StageFolders folders, TimeProvider clock, CancellationToken cancellationToken) =>
        kind == StoreKind.Azurite
            ? await AzuriteStore.StartAsync(folders.Azurite, clock, cancellationToken)
            : new FolderStore(folders.Store);
}
