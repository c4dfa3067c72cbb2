using System.Security.Cryptography;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>SHA-256 as lower-case hex, the form in which the demo compares what came with what was sent.</summary>
internal static class Sha256Hex
{
    private const string Missing = "missing";

    /// <summary>Of a file; <c>missing</c> when there is none, which equals no hash.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return Missing;
        await using var file = File.OpenRead(path);
        return await OfAsync(file, cancellationToken);
    }

    /// <summary>Of a blob; <c>missing</c> when there is none.</summary>
    public static async Task<string> OfBlobAsync(ISandboxStore store, string container, string name, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(container, name, cancellationToken);
        return blob is null ? Missing : await OfAsync(blob, cancellationToken);
    }

    /// <summary>Of the rest of a stream.</summary>
    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
}
