namespace Postvogn.Functions.Settings;

/// <summary>Where the app keeps all that must not be lost: exactly one of the three kinds below.</summary>
internal abstract record StorageSettings;

/// <summary>For a laptop and the tests.</summary>
internal sealed record FolderStorage(string Path) : StorageSettings;

/// <summary>A storage account that the app enters with its own identity (<see cref="AzureIdentity"/>), by its blob endpoint; what
/// production uses.</summary>
internal sealed record AccountStorage(Uri ServiceUri) : StorageSettings;

/// <summary>A storage account that is entered with its key, a secret: Azurite, and nothing else that holds real letters.</summary>
internal sealed record ConnectionStorage(string ConnectionString) : StorageSettings
{
    // Without the key.
    public override string ToString() => nameof(ConnectionStorage);
}
