using Postvogn.Drops.Archives;

namespace Postvogn.Drops;

/// <summary>What an archive may unpack to, so that a hostile one costs bounded time, memory and disk.</summary>
public sealed record DropLimits
{
    /// <summary>The defaults.</summary>
    public static DropLimits Default { get; } = new();

    /// <summary>As for an archive of MeMos.</summary>
    public MemoArchiveLimits Archive { get; init; } = MemoArchiveLimits.Default;

    /// <summary>Times its own length; letters that share a large attachment come to a few hundred. Default: 1,000.</summary>
    public int MaxRatio { get; init; } = 1_000;

    /// <summary>In bytes, allowed whatever the ratio. Default: 256,000,000.</summary>
    public long AnyRatioLength { get; init; } = 256_000_000;

    /// <summary>Of a temporary file, in bytes: the archive (not a plain tar, read as it comes), or its packages' files. Default:
    /// 400,000,000, as an instance on Azure has 800 MB.</summary>
    public long MaxSpooledLength { get; init; } = 400_000_000;

    /// <summary>Bytes that judging a drop may read: its own, and those of its letters, files of packages each time that they are named.
    /// Default: 20,000,000,000.</summary>
    public long MaxReadLength { get; init; } = 20_000_000_000;

    /// <summary>How long judging a drop may take. Default: as long as it does.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.MaxValue;
}

/// <summary>What judging a drop has cost by now; a <see cref="DropException"/> when it is too much.</summary>
internal sealed class DropCost(DropLimits limits, TimeProvider clock)
{
    private readonly long began = clock.GetTimestamp();
    private long total;

    public void Add(int read)
    {
        total += read;
        if (total <= limits.MaxReadLength && clock.GetElapsedTime(began) <= limits.MaxTime) return;
        throw DropException.Because(
            "drop.too.costly", "/", "Reading the drop takes more bytes or time than one drop may.",
            "Share its letters out over several drops, and name a file once a letter.");
    }
}

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
