namespace Postvogn.Functions.Receiving;

/// <summary>The name of what was found, or why there is no verdict; empty when clean. Safe to log.</summary>
internal sealed record ScanResult(ScanVerdict Verdict, string Words)
{
    public static ScanResult Clean { get; } = new(ScanVerdict.Clean, "");

    public static ScanResult NotScanned(string why) => new(ScanVerdict.NotScanned, why);
}

internal enum ScanVerdict
{
    Clean,

    Infected,

    // Not, or not wholly, searched: beyond the scanner's limits. It will say the same again.
    TooLarge,

    // The scanner is away, or failed. It may do better later.
    NotScanned,
}
