using Azure.Storage.Blobs;

namespace Postvogn.Functions.Settings;

internal static class StorageReader
{
    private const string Choices =
        "Give exactly one of Postvogn__Storage__ServiceUri (Azure), " +
        "Postvogn__Storage__ConnectionString (Azurite) and Postvogn__Storage__Path (a folder).";

    public static StorageSettings Read(SettingsSection section)
    {
        var path = section.Optional("Path");
        var serviceUri = section.Optional("ServiceUri");
        var connection = section.Optional("ConnectionString");
        switch (path, serviceUri, connection)
        {
            case (not null, null, null): return new FolderStorage(path);
            case (null, not null, null): return ReadAccount(section);
            case (null, null, not null):
                return new ConnectionStorage(section.Connection("ConnectionString", connection, text => new BlobServiceClient(text),
                    "Give it as Azurite prints it, or as the account shows it under Access keys."));
            case (null, null, null):
                section.Add("Path", "is missing, and so are ServiceUri and ConnectionString.", Choices);
                break;
            default:
                section.Add(path is null ? "ConnectionString" : "Path", "is given beside another place of storage.", Choices);
                break;
        }

        return new FolderStorage("");
    }

    private static AccountStorage ReadAccount(SettingsSection section) => new(section.OptionalUri(
        "ServiceUri", SettingsSection.IsEndpoint, "is not the https address of an account's blob endpoint.",
        "Give https://{account}.blob.core.windows.net, without a container, a key or a signature behind it.")!);
}
