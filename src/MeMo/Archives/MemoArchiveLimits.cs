namespace Postvogn.MeMo;

/// <summary>How much an archive may unpack to, so that a hostile one costs bounded time and memory.</summary>
public sealed record MemoArchiveLimits
{
    /// <summary>In bytes (TI 10.2.3: 99.5 MB).</summary>
    public const long LongestMessage = 99_500_000;

    /// <summary>Holds unless others are given.</summary>
    public static MemoArchiveLimits Default { get; } = new();

    /// <summary>Bytes of one entry. Default: 99,500,000.</summary>
    public long MaxEntryLength { get; init; } = LongestMessage;

    /// <summary>Entries of an archive. Default: 100,000.</summary>
    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Bytes of all, headers and padding included. Default: 20,000,000,000.</summary>
    public long MaxTotalLength { get; init; } = 20_000_000_000;
}
