using Postvogn.MeMo;

namespace Postvogn.Drops.Archives;

/// <summary>Counts what an archive unpacks to.</summary>
/// <param name="limits">How much it may be.</param>
/// <param name="packedLength">How long the archive is.</param>
internal sealed class PlainLength(DropLimits limits, long packedLength)
{
    private readonly long most = Math.Max(limits.AnyRatioLength, packedLength * limits.MaxRatio);
    private long total;

    /// <exception cref="DropException">It is out of all proportion.</exception>
    /// <exception cref="MemoArchiveException">It is too much.</exception>
    public void Add(int read)
    {
        total += read;
        if (total > most) throw ArchiveFaults.RatioTooHigh();
        if (total > limits.Archive.MaxTotalLength) throw new MemoArchiveException(MemoArchiveFault.ArchiveTooLarge);
    }
}
