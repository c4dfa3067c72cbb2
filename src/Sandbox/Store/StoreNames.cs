namespace Postvogn.Sandbox.Store;

/// <summary>The names of the stores, on the command line and in JSON.</summary>
internal static class StoreNames
{
    /// <summary>The name of a store.</summary>
    public static string Of(StoreKind store) => store == StoreKind.Azurite ? "azurite" : "folder";

    /// <summary>The store of a name; null for any other name.</summary>
    public static StoreKind? Find(string name) => name switch
    {
        "folder" => StoreKind.Folder,
        "azurite" => StoreKind.Azurite,
        _ => null,
    };
}
