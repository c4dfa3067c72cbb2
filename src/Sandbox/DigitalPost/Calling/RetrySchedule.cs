namespace Postvogn.Sandbox.DigitalPost.Calling;

/// <summary>When something is tried again, counted from the first time.</summary>
/// <param name="Offsets">The times after the first, rising.</param>
internal sealed record RetrySchedule(IReadOnlyList<TimeSpan> Offsets)
{
    /// <summary>After seven days a letter goes elsewhere (TI 10.11).</summary>
    public static readonly TimeSpan LetterLifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] FirstDay = [TimeSpan.FromHours(8), TimeSpan.FromHours(16), TimeSpan.FromHours(24)];

    private static readonly TimeSpan[] NextDays = [.. Enumerable.Range(2, 5).Select(day => TimeSpan.FromDays(day))];

    /// <summary>A letter that got no technical receipt: 10 minutes, 8, 16, 24 hours, then every 24 hours up to 6 days (TI 10.11).</summary>
    public static RetrySchedule WithoutTechnicalReceipt { get; } = new([TimeSpan.FromMinutes(10), .. FirstDay, .. NextDays]);

    /// <summary>
    /// A letter that got a technical receipt and no positive business receipt: the same without the 10 minutes (TI 10.11).
    /// </summary>
    public static RetrySchedule WithoutBusinessReceipt { get; } = new([.. FirstDay, .. NextDays]);

    /// <summary>A business receipt that was not taken: every 6 hours for 5 days (TI 10.12).</summary>
    public static RetrySchedule OfReceipts { get; } = new([.. Enumerable.Range(1, 20).Select(times => TimeSpan.FromHours(6 * times))]);

    /// <summary>The next time that lies after now, or <see langword="null"/> when the schedule is through.</summary>
    /// <param name="first">When it was tried first.</param>
    /// <param name="now">Now.</param>
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
