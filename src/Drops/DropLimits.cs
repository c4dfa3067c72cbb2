using Postvogn.Drops.Archives;
using Postvogn.MeMo;

namespace Postvogn.Drops;

/// <summary>How much an archive of another system may unpack to, so that a hostile one costs bounded time, memory and disk.</summary>
public sealed record DropLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static DropLimits Default { get; } = new();

    /// <summary>Entries, their lengths, and the length of all: the same as for an archive of MeMos.</summary>
    public MemoArchiveLimits Archive { get; init; } = MemoArchiveLimits.Default;

    /// <summary>How many times its own length an archive may unpack to. Letters that share a large attachment come to a few hundred
    /// times. Default: 1,000.</summary>
    public int MaxRatio { get; init; } = 1_000;

    /// <summary>What an archive may unpack to whatever its ratio, in bytes. Default: 256,000,000.</summary>
    public long AnyRatioLength { get; init; } = 256_000_000;

    /// <summary>The longest that a temporary file may be, in bytes: the archive itself (unless it is a plain tar, which is read as it
    /// comes), and the files of the packages in it. Default: 400,000,000, as an instance on Azure has 800 MB.</summary>
    public long MaxSpooledLength { get; init; } = 400_000_000;
}

/// <summary>Counts what an archive of this length unpacks to.</summary>
internal sealed class PlainLength(DropLimits limits, long packedLength)
{
    private readonly long most = Math.Max(limits.AnyRatioLength, packedLength * limits.MaxRatio);
    private long total;

    public void Add(int read)
    {
        total += read;
        if (total > most) throw ArchiveFaults.RatioTooHigh();
        if (total > limits.Archive.MaxTotalLength) throw new MemoArchiveException(MemoArchiveFault.ArchiveTooLarge);
    }
}
