namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Times after the first, rising.</summary>
internal sealed record RetrySchedule(IReadOnlyList<TimeSpan> Offsets)
{
    // TI 10.11: then a letter goes elsewhere.
    public static readonly TimeSpan LetterLifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] FirstDay = [TimeSpan.FromHours(8), TimeSpan.FromHours(16), TimeSpan.FromHours(24)];

    private static readonly TimeSpan[] NextDays = [.. Enumerable.Range(2, 5).Select(day => TimeSpan.FromDays(day))];

    // TI 10.11.
    public static RetrySchedule WithoutTechnicalReceipt { get; } = new([TimeSpan.FromMinutes(10), .. FirstDay, .. NextDays]);

    // TI 10.11: the same without the 10 minutes.
    public static RetrySchedule WithoutBusinessReceipt { get; } = new([.. FirstDay, .. NextDays]);

    // TI 10.12.
    public static RetrySchedule OfReceipts { get; } = new([.. Enumerable.Range(1, 20).Select(times => TimeSpan.FromHours(6 * times))]);

    public DateTimeOffset? Next(DateTimeOffset first, DateTimeOffset now)
    {
        foreach (var offset in Offsets)
        {
            if (first + offset > now)
                return first + offset;
        }

        return null;
    }
}
