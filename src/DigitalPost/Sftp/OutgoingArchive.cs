using System.Security.Cryptography;

namespace Postvogn.DigitalPost;

/// <summary>Its bytes here, where it grows (named by its content too, so that only the same bytes are ever continued), and where Digital
/// Post takes it from.</summary>
internal sealed record OutgoingArchive(FileStream Content, string Part, string Place) : IAsyncDisposable
{
    private const int SignsOfHash = 16;

    public long Length => Content.Length;

    public static async Task<OutgoingArchive> OpenAsync(Guid transmission, string file, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(file);
        try
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            return new(content, $"memos/tmp/{transmission}.{hash[..SignsOfHash]}.part", $"memos/{transmission}.tar.lzma");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
