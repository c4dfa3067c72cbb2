namespace Postvogn.Functions.Settings;

/// <summary>Where the app keeps all that must not be lost: exactly one of the three kinds below.</summary>
internal abstract record StorageSettings;

/// <summary>The file store, for a laptop and the tests.</summary>
/// <param name="Path">Its folder (<c>Postvogn__Storage__Path</c>).</param>
internal sealed record FolderStorage(string Path) : StorageSettings;

/// <summary>A storage account that the app enters with its own identity (<see cref="AzureIdentity"/>); what production uses.</summary>
/// <param name="ServiceUri">The account's blob endpoint, <c>https://{account}.blob.core.windows.net</c>
/// (<c>Postvogn__Storage__ServiceUri</c>).</param>
internal sealed record AccountStorage(Uri ServiceUri) : StorageSettings;

/// <summary>A storage account that is entered with its key: Azurite, and nothing else that holds real letters.</summary>
/// <param name="ConnectionString">Endpoint and key (<c>Postvogn__Storage__ConnectionString</c>); a secret.</param>
internal sealed record ConnectionStorage(string ConnectionString) : StorageSettings
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(ConnectionStorage);
}
