namespace Postvogn.Sandbox.Store;

/// <summary>What stands in for Blob Storage.</summary>
internal enum StoreKind
{
    /// <summary>A folder with plain files.</summary>
    Folder,

    /// <summary>Azurite, Microsoft's emulator, which needs Node.js.</summary>
    Azurite,
}
