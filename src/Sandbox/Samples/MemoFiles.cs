using Postvogn.MeMo;

namespace Postvogn.Sandbox.Samples;

internal static class MemoFiles
{
    /// <summary>Main document first.</summary>
    public static async Task<IReadOnlyList<string>> Sha256Async(Stream memo, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(memo);
        await reader.ReadHeaderAsync(cancellationToken);
        var hashes = new List<string>();
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
            hashes.Add(Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Content, cancellationToken)));
        return hashes;
    }
}
