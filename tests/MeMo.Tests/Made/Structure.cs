using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Tests;

/// <summary>What the structure alone says about a message, without the rules beyond the schema.</summary>
internal static class Structure
{
    public static async Task<IReadOnlyList<Finding>> FindingsAsync(byte[] xml)
    {
        var findings = new List<Finding>();
        using var walker = new MemoWalker(new MemoInput(new MemoryStream(xml)), findings.Add);
        var buffer = new byte[4096];
        while (await walker.MoveNextAsync(CancellationToken.None) is var step and not MemoStep.End)
        {
            while (step == MemoStep.Content && await walker.Content.ReadAsync(buffer) > 0)
            {
                // Reading is judging.
            }
        }

        return findings;
    }
}
