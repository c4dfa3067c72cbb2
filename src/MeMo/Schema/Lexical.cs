using System.Globalization;

namespace Postvogn.MeMo.Schema;

/// <summary>Of the schema's simple types. Null: the text breaks the type.</summary>
internal static class Lexical
{
    // Of XML: no other white space of Unicode.
    public const string Space = " \t\r\n";

    // As the schema counts: a character outside the basic plane is one.
    public static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
            count -= char.IsHighSurrogate(unit) ? 1 : 0;
        return count;
    }

    public static object? Uuid(string text, bool anyVersion)
    {
        if (text.Length != 36 || !IsUuidShape(text))
            return null;
        var isVersion4 = text[14] == '4' && text[19] is '8' or '9' or 'a' or 'b' or 'A' or 'B';
        return isVersion4 || anyVersion ? Guid.ParseExact(text, "D") : null;
    }

    // 24:00:00 is the next day's midnight (XSD 1.0, part 2, 3.2.7). Years before 1 and beyond 9999, which the schema allows, are refused:
    // no letter means one, and no date of ours could hold it.
    public static object? UtcTime(string text)
    {
        var trimmed = text.AsSpan().Trim(Space);
        if (trimmed.Length < 20 || trimmed[^1] != 'Z' || trimmed[10] != 'T')
            return null;
        if (!TryDate(trimmed[..10], out var date) || !TryTime(trimmed[11..^1], out var ticks))
            return null;
        var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return ticks <= DateTimeOffset.MaxValue.Ticks - midnight.Ticks ? midnight.AddTicks(ticks) : null;
    }

    public static object? Date(string text)
    {
        var trimmed = text.AsSpan().Trim(Space);
        if (trimmed.Length < 10 || !TryDate(trimmed[..10], out var date))
            return null;
        return trimmed[10..] is [] or "Z" || IsZone(trimmed[10..]) ? date : null;
    }

    // The schema gives an empty element its default, false; the service's own engine refuses it, and so do we.
    public static object? Boolean(string text) => text.AsSpan().Trim(Space) switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    public static object? Long(string text, long max) =>
        long.TryParse(text.AsSpan().Trim(Space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value <= max
            ? value
            : null;

    public static object? Language(string text)
    {
        var trimmed = text.Trim(Space.ToCharArray());
        return trimmed.Length is 1 or 2 && trimmed.All(char.IsAsciiLetter) ? trimmed : null;
    }

    private static bool IsUuidShape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var fits = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigit(text[i]);
            if (!fits)
                return false;
        }

        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    // hh:mm:ss with any fraction, of which seven digits are kept.
    private static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':' || !TryFraction(text[8..], out var fraction))
            return false;
        if (!TryPair(text, 24, out var hours) || !TryPair(text[3..], 59, out var minutes) || !TryPair(text[6..], 59, out var seconds))
            return false;
        ticks = new TimeSpan(hours, minutes, seconds).Ticks + fraction;
        return hours < 24 || !text[3..].ContainsAnyInRange('1', '9');
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
            return true;
        if (text.Length < 2 || text[0] != '.' || text[1..].ContainsAnyExceptInRange('0', '9'))
            return false;
        for (var i = 1; i <= 7; i++)
            ticks = (ticks * 10) + (i < text.Length ? text[i] - '0' : 0);
        return true;
    }

    private static bool TryPair(ReadOnlySpan<char> text, int max, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
            return false;
        value = ((text[0] - '0') * 10) + text[1] - '0';
        return value <= max;
    }

    private static bool IsZone(ReadOnlySpan<char> text) =>
        text.Length == 6 && text[0] is '+' or '-' && text[3] == ':'
        && TryPair(text[1..], 14, out var hours) && TryPair(text[4..], hours == 14 ? 0 : 59, out _);
}
