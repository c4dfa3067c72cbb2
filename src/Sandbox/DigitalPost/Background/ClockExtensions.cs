namespace Postvogn.Sandbox.DigitalPost.Background;

/// <summary>Waiting by a given clock.</summary>
internal static class ClockExtensions
{
    /// <summary>More than a clock that runs by itself moves between two lines of code; less than any jump that matters.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until a moment, also on a clock that jumps: one that jumps after the wait is measured and before it begins would
    /// otherwise have it end too late by the whole jump.</summary>
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
