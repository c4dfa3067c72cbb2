namespace Postvogn.Sandbox.DigitalPost;

/// <summary>SHA-256 in lower-case hexadecimal.</summary>
internal sealed record FileDigest(string Sha256, long Size)
{
    public static async Task<FileDigest> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Spool.Open(path);
        var hash = await SHA256.HashDataAsync(file, cancellationToken);
        return new FileDigest(Convert.ToHexStringLower(hash), file.Length);
    }
}
