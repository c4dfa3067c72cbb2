namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Decides by the exit code. The third error within 30 minutes ends the host, unless it is told to bear more.</summary>
internal sealed class RestartPolicy(TimeProvider clock, int mostErrors)
{
    private const int IntentionalRestart = 200;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    private readonly Queue<DateTimeOffset> errors = new();

    public RestartVerdict AfterExit(int exitCode) => exitCode switch
    {
        0 => RestartVerdict.LeaveDead,
        IntentionalRestart => RestartVerdict.Restart,
        _ => AfterError(),
    };

    /// <summary>A crash, or a start that took too long.</summary>
    public RestartVerdict AfterError()
    {
        var now = clock.GetUtcNow();
        while (errors.TryPeek(out var oldest) && now - oldest > Window) errors.Dequeue();
        errors.Enqueue(now);
        return errors.Count < mostErrors ? RestartVerdict.Restart : RestartVerdict.GiveUp;
    }
}
