using System.Security.Cryptography;

namespace Postvogn.DigitalPost;

/// <summary>An archive on its way out.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Part">Where it grows: named by its content too, so that only the same bytes are ever continued.</param>
/// <param name="Place">Where Digital Post takes it from.</param>
internal sealed record OutgoingArchive(long Length, string Part, string Place)
{
    private const int SignsOfHash = 16;

    public static async Task<OutgoingArchive> ReadAsync(Guid transmission, string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        return new(content.Length, $"memos/tmp/{transmission}.{hash[..SignsOfHash]}.part", $"memos/{transmission}.tar.lzma");
    }
}
