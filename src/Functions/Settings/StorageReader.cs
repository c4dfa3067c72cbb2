using Azure.Storage.Blobs;

namespace Postvogn.Functions.Settings;

/// <summary>Reads where the app keeps its blobs: a folder, an account, or a connection string.</summary>
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
            case (null, not null, null): return ReadAccount(section, serviceUri);
            case (null, null, not null): return ReadConnection(section, connection);
            case (null, null, null):
                section.Add("Path", "is missing, and so are ServiceUri and ConnectionString.", Choices);
                break;
            default:
                section.Add(path is null ? "ConnectionString" : "Path", "is given beside another place of storage.", Choices);
                break;
        }

        return new FolderStorage("");
    }

    private static AccountStorage ReadAccount(SettingsSection section, string text)
    {
        var read = Uri.TryCreate(text, UriKind.Absolute, out var uri);
        if (!read || uri!.Scheme != Uri.UriSchemeHttps || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            section.Add("ServiceUri", "is not the https address of an account's blob endpoint.",
                "Give https://{account}.blob.core.windows.net, without a container, a key or a signature behind it.");
        return new AccountStorage(uri!);
    }

    private static ConnectionStorage ReadConnection(SettingsSection section, string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            section.Add("ConnectionString", "cannot be read.",
                "Give it as Azurite prints it, or as the account shows it under Access keys.");
        }

        return new ConnectionStorage(text);
    }
}
