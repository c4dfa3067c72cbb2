namespace Postvogn.Functions.Settings;

/// <summary>Exactly one of the three below.</summary>
internal abstract record StorageSettings;

/// <summary>For a laptop and the tests.</summary>
internal sealed record FolderStorage(string Path) : StorageSettings;

/// <summary>By its blob endpoint, with the app's own identity; what production uses.</summary>
internal sealed record AccountStorage(Uri ServiceUri) : StorageSettings;

/// <summary>With the account's key, a secret: Azurite, and nothing else that holds real letters.</summary>
internal sealed record ConnectionStorage(string ConnectionString) : StorageSettings
{
    // Without the key.
    public override string ToString() => nameof(ConnectionStorage);
}
