namespace Postvogn.Cli.Screens;

/// <summary>In decimal units, as Digital Post's limits are.</summary>
internal static class SizeText
{
    /// <summary>Such as <c>812 B</c>, <c>24.3 kB</c>, <c>99.5 MB</c>.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0.0} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
