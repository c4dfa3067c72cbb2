using System.Globalization;

namespace Postvogn.Cli.Screens;

/// <summary>In decimal units, as Digital Post's limits are.</summary>
internal static class SizeText
{
    /// <summary>Such as <c>812 B</c>, <c>24.3 kB</c>, <c>99.5 MB</c>.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => Of(bytes / 1e3, "kB"),
        < 1_000_000_000 => Of(bytes / 1e6, "MB"),
        _ => Of(bytes / 1e9, "GB"),
    };

    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Of(double size, string unit) => string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {unit}");
}
