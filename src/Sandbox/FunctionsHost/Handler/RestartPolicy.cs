namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Decides by the exit code. The third error within 30 minutes ends the host.</summary>
internal sealed class RestartPolicy(TimeProvider clock)
{
    private const int MostErrors = 3;
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
        return errors.Count < MostErrors ? RestartVerdict.Restart : RestartVerdict.GiveUp;
    }
}
