namespace Postvogn.Sandbox.DigitalPost;

internal static class TimeFilter
{
    /// <summary>One moment in UTC, no more (TI 4.2).</summary>
    public static FixedFilter After(string member) => values =>
    {
        if (values.Count != 1 || Read(values[0]) is not { } moment)
            return null;
        return document => DocumentPath.TextsAt(document, member).Any(text => Read(text) > moment);
    };

    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
