namespace Postvogn.Functions.Receiving;

/// <summary>What came of a scan.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Words">The name of what was found, or why there is no verdict; empty when clean. Safe to log: never of the content.</param>
internal sealed record ScanResult(ScanVerdict Verdict, string Words)
{
    /// <summary>Nothing was found.</summary>
    public static ScanResult Clean { get; } = new(ScanVerdict.Clean, "");

    /// <summary>It was not searched.</summary>
    public static ScanResult NotScanned(string why) => new(ScanVerdict.NotScanned, why);
}
