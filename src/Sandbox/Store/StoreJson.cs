namespace Postvogn.Sandbox.Store;

/// <summary>Reads small blobs of the store.</summary>
internal static class StoreJson
{
    /// <summary>Reads a blob of JSON; null when it is not there.</summary>
    public static async Task<JsonElement?> ReadJsonAsync(
        this ISandboxStore store, string container, string name, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(container, name, cancellationToken);
        if (blob is null)
            return null;
        using var json = await JsonDocument.ParseAsync(blob, cancellationToken: cancellationToken);
        return json.RootElement.Clone();
    }
}
