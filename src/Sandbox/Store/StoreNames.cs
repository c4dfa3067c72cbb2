namespace Postvogn.Sandbox.Store;

internal static class StoreNames
{
    public static string Of(StoreKind store) => store == StoreKind.Azurite ? "azurite" : "folder";

    public static StoreKind? Find(string name) => name switch
    {
        "folder" => StoreKind.Folder,
        "azurite" => StoreKind.Azurite,
        _ => null,
    };
}
