namespace Postvogn.Functions.Receiving;

/// <summary>The words: the name of what was found, or why there is no verdict; empty when clean. Safe to log: never of the
/// content.</summary>
internal sealed record ScanResult(ScanVerdict Verdict, string Words)
{
    public static ScanResult Clean { get; } = new(ScanVerdict.Clean, "");

    public static ScanResult NotScanned(string why) => new(ScanVerdict.NotScanned, why);
}

internal enum ScanVerdict
{
    /// <summary>It was searched to its end, and nothing was found.</summary>
    Clean,

    Infected,

    /// <summary>It was not, or not wholly, searched: it goes beyond the scanner's limits. The scanner will say the same again.</summary>
    TooLarge,

    /// <summary>It was not searched: the scanner is away, or failed. It may do better later.</summary>
    NotScanned,
}
