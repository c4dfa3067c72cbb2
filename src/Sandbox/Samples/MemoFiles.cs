using Postvogn.MeMo;

namespace Postvogn.Sandbox.Demo;

/// <summary>What lies in a MeMo, as hashes.</summary>
internal static class MemoFiles
{
    /// <summary>The SHA-256 of each file of a MeMo, main document first.</summary>
    public static async Task<IReadOnlyList<string>> Sha256Async(Stream memo, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(memo);
        await reader.ReadHeaderAsync(cancellationToken);
        var hashes = new List<string>();
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
            hashes.Add(await Sha256Hex.OfAsync(part.Content, cancellationToken));
        return hashes;
    }
}
