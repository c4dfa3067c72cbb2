using System.Globalization;

namespace Postvogn.DigitalPost;

/// <summary>In UTC, with no, three, six or nine digits of a second, as Java does.</summary>
internal static class TimeText
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    public static string InMilliseconds(DateTimeOffset time) => Text(time, ".fff'Z'");

    public static string InFull(DateTimeOffset time) => (time.UtcTicks % TimeSpan.TicksPerSecond) switch
    {
        0 => Text(time, "'Z'"),
        var ticks when ticks % TimeSpan.TicksPerMillisecond == 0 => Text(time, ".fff'Z'"),
        var ticks when ticks % TimeSpan.TicksPerMicrosecond == 0 => Text(time, ".ffffff'Z'"),
        _ => Text(time, ".fffffff'00Z'"),
    };

    private static string Text(DateTimeOffset time, string rest) => time.UtcDateTime.ToString(Seconds + rest, CultureInfo.InvariantCulture);
}
