namespace Postvogn.Functions.DigitalPost;

/// <summary>By which whoever doubts a certificate or key asks that the vault be read again.</summary>
internal sealed class RefreshSignal(TimeProvider clock)
{
    /// <summary>Asking has no effect sooner than this after the last time: a wrong key must not become a storm on the vault.</summary>
    public static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(1);

    private volatile TaskCompletionSource asked = NewSource();
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    /// <summary>Asks. Returns at once.</summary>
    public void Ask() => asked.TrySetResult();

    /// <summary>Waits until it is time to read: when somebody asks, or <paramref name="atMost"/> has passed. For one caller.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = Task.Delay(atMost, clock, over.Token);
        await Task.WhenAny(time, asked.Task);
        var tooSoon = notBefore - clock.GetUtcNow();
        if (tooSoon > TimeSpan.Zero) await Task.WhenAny(time, Task.Delay(tooSoon, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (!asked.Task.IsCompleted) return;
        asked = NewSource();
        notBefore = clock.GetUtcNow() + AtMostEvery;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
