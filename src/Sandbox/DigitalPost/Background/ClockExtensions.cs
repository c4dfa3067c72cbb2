namespace Postvogn.Sandbox.DigitalPost.Background;

/// <summary>Waiting by a given clock.</summary>
internal static class ClockExtensions
{
    /// <summary>Waits until a moment; not at all when it has passed.</summary>
    public static async Task DelayUntilAsync(this TimeProvider clock, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var delay = moment - clock.GetUtcNow();
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, clock, cancellationToken);
    }
}
