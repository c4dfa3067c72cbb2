namespace Postvogn.Sandbox.DigitalPost;

internal static class ClockExtensions
{
    /// <summary>That of Digital Post's days and lists.</summary>
    public static readonly TimeZoneInfo Denmark =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

    // More than a clock that runs by itself moves between two lines of code; less than any jump that matters.
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(100);

    // A timer takes 49 days at most.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>A clock that jumps after the wait is measured and before it begins must not have it end too late.</summary>
    public static async Task DelayUntilAsync(this TimeProvider clock, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (moment - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            var delay = left < Longest ? left : Longest;
            using var measuredAnew = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = Task.Delay(delay, clock, measuredAnew.Token);
            if (left - (moment - clock.GetUtcNow()) < Jump)
            {
                await wait;
                if (delay == left) return;
                continue;
            }

            await measuredAnew.CancelAsync();
        }
    }
}
