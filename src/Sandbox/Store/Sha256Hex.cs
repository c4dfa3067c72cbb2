namespace Postvogn.Sandbox.Store;

internal static class Sha256Hex
{
    private const string Missing = "missing";

    /// <summary><c>missing</c> when there is none, which equals no hash.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return Missing;
        await using var file = File.OpenRead(path);
        return await OfAsync(file, cancellationToken);
    }

    public static async Task<string> OfBlobAsync(ISandboxStore store, string container, string name, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(container, name, cancellationToken);
        return blob is null ? Missing : await OfAsync(blob, cancellationToken);
    }

    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
}
