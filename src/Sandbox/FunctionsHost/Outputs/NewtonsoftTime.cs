using System.Globalization;

namespace Postvogn.Sandbox.FunctionsHost.Outputs;

/// <summary>
/// The host's serializer takes every text that looks like a time for one. With an offset it is moved to the machine's zone; with Z or
/// nothing it stays; in each case it is written anew.
/// </summary>
internal static class NewtonsoftTime
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>As it is written inside an object or array that is re-formatted; null if the text is no time.</summary>
    public static string? Rewritten(string text, TimeZoneInfo zone) => Parse(text) switch
    {
        null => null,
        { Kind: DateTimeKind.Local } => Moved(text, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        { } time => time.ToString(Pattern, CultureInfo.InvariantCulture),
    };

    /// <summary>As it becomes when it stands alone, <c>11/20/2026 18:05:43</c>; null if the text is no time.</summary>
    public static string? Alone(string text, TimeZoneInfo zone) => Parse(text) switch
    {
        null => null,
        { Kind: DateTimeKind.Local } => Moved(text, zone).DateTime.ToString(CultureInfo.InvariantCulture),
        { } time => time.ToString(CultureInfo.InvariantCulture),
    };

    private static DateTime? Parse(string text) =>
        text.Length >= 19 && text[10] == 'T'
        && DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : null;

    private static DateTimeOffset Moved(string text, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), zone);
}
