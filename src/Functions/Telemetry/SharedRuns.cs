namespace Postvogn.Functions.Telemetry;

/// <summary>One run at a time. All who ask while one is under way share the next: only that is sure to take in what they have. A run
/// that fails fails for those who share it, and for nobody after.</summary>
internal sealed class SharedRuns(Func<Task> run)
{
    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Task? next;

    public Task RunAsync()
    {
        lock (gate)
        {
            return next ??= RunAfterAsync(current);
        }
    }

    private async Task RunAfterAsync(Task before)
    {
        // Never on the caller's own stack: the caller holds the gate.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            current = next!;
            next = null;
        }

        await run();
    }
}
