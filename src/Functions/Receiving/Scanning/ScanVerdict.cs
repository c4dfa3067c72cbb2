namespace Postvogn.Functions.Receiving;

/// <summary>What a scanner says of content.</summary>
internal enum ScanVerdict
{
    /// <summary>It was searched to its end, and nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Infected,

    /// <summary>It was not, or not wholly, searched: it goes beyond the scanner's limits. The scanner will say the same again.</summary>
    TooLarge,

    /// <summary>It was not searched: the scanner is away, or failed. It may do better later.</summary>
    NotScanned,
}
