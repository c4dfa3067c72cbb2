using System.Security.Cryptography;

namespace Postvogn.Sandbox.Demo;

/// <summary>SHA-256 as lower-case hex, the form in which the demo compares what came with what was sent.</summary>
internal static class Sha256Hex
{
    /// <summary>Of a file; <c>missing</c> when there is none, which equals no hash.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return "missing";
        await using var file = File.OpenRead(path);
        return await OfAsync(file, cancellationToken);
    }

    /// <summary>Of the rest of a stream.</summary>
    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
}
