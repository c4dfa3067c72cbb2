using Postvogn.MeMo;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>Letters as a .tar.lzma.</summary>
internal static class Archives
{
    public static async Task<byte[]> OfAsync(params Letter[] letters)
    {
        using var output = new MemoryStream();
        await using (var archive = new MemoArchiveWriter(output))
        {
            foreach (var letter in letters)
                await archive.AddAsync(letter.MessageUuid, letter.Bytes.Length, new MemoryStream(letter.Bytes), default);
            await archive.CompleteAsync(default);
        }

        return output.ToArray();
    }
}
