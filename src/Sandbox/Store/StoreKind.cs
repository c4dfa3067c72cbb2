namespace Postvogn.Sandbox.Store;

internal enum StoreKind
{
    Folder,

    // Needs Node.js.
    Azurite,
}
