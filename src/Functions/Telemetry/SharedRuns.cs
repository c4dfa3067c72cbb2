namespace Postvogn.Functions.Telemetry;

/// <summary>Runs something on demand, one run at a time. All who ask while a run is under way share the next one: only that is sure to take
/// in what they have. What is run must not fail.</summary>
internal sealed class SharedRuns(Func<Task> run)
{
    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Task? next;

    /// <summary>Ends when a run that began after this call has ended.</summary>
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
        await before;
        lock (gate)
        {
            current = next!;
            next = null;
        }

        await run();
    }
}
