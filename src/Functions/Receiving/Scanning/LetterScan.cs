using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>Scans a received letter: the MeMo as it came, then each of its files decoded.</summary>
internal sealed class LetterScan(IBlobStore store, IScanner scanner)
{
    /// <summary>Scans part by part until one is not clean.</summary>
    /// <returns>The verdict on the letter, with the part that it is about; null if the blob is gone.</returns>
    /// <exception cref="MemoFormatException">The letter cannot be read; as it came it is clean.</exception>
    public async Task<ScanResult?> ScanAsync(BlobPath place, CancellationToken cancellationToken)
    {
        await using var asItCame = await store.OpenAsync(place, cancellationToken);
        if (asItCame is null) return null;
        var whole = await scanner.ScanAsync(asItCame.Stream, cancellationToken);
        if (whole.Verdict != ScanVerdict.Clean) return whole;
        await using var again = await store.OpenAsync(place, cancellationToken);
        return again is null ? null : await ScanFilesAsync(again.Stream, cancellationToken);
    }

    private async Task<ScanResult> ScanFilesAsync(Stream memo, CancellationToken cancellationToken)
    {
        await using var reader = new MemoReader(memo, MemoReaderOptions.Tolerant);
        while (await reader.ReadFileAsync(cancellationToken) is { } part)
        {
            var result = await scanner.ScanAsync(part.Content, cancellationToken);
            if (result.Verdict != ScanVerdict.Clean) return result;
        }

        return ScanResult.Clean;
    }
}
