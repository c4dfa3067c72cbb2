namespace Postvogn.Sandbox.Store;

/// <summary>What stands in for Blob Storage.</summary>
internal enum StoreKind
{
    Folder,

    // Needs Node.js.
    Azurite,
}
