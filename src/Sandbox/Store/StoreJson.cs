namespace Postvogn.Sandbox.Store;

internal static class StoreJson
{
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
