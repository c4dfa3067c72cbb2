namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>Counts what is going on: messages that are not dead, and invocations that run.</summary>
internal sealed class ActivityGauge
{
    private readonly Lock gate = new();
    private int count;
    private long began;
    private TaskCompletionSource idle = Completed();

    public bool IsIdle
    {
        get
        {
            lock (gate) return count == 0;
        }
    }

    /// <summary>How much has begun so far.</summary>
    public long Began
    {
        get
        {
            lock (gate) return began;
        }
    }

    public void Enter()
    {
        lock (gate)
        {
            began++;
            if (count++ == 0) idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--count == 0) idle.SetResult();
        }
    }

    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (gate) return idle.Task.WaitAsync(cancellationToken);
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
