namespace Postvogn.Sandbox.DigitalPost;

internal static class ClockExtensions
{
    /// <summary>Digital Post's own time: that of its days and of its lists.</summary>
    public static readonly TimeZoneInfo Denmark =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

    // More than a clock that runs by itself moves between two lines of code; less than any jump that matters.
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(100);

    /// <summary>Also on a clock that jumps: one that jumps after the wait is measured and before it begins would have it end too late by
    /// the whole jump.</summary>
    public static async Task DelayUntilAsync(this TimeProvider clock, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (moment - clock.GetUtcNow() is var delay && delay > TimeSpan.Zero)
        {
            using var measuredAnew = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = Task.Delay(delay, clock, measuredAnew.Token);
            if (delay - (moment - clock.GetUtcNow()) < Jump)
            {
                await wait;
                return;
            }

            await measuredAnew.CancelAsync();
        }
    }
}
