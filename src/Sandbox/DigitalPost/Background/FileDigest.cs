using System.Security.Cryptography;

namespace Postvogn.Sandbox.DigitalPost.Background;

/// <summary>What tells one content from another: the SHA-256, lower-case hexadecimal, and the length.</summary>
internal sealed record FileDigest(string Sha256, long Size)
{
    public static async Task<FileDigest> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Spool.Open(path);
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        return new FileDigest(Convert.ToHexStringLower(hash), file.Length);
    }
}
