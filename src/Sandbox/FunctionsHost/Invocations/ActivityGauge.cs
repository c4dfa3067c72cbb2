namespace Postvogn.Sandbox.FunctionsHost.Invocations;

/// <summary>Counts what is going on: messages that are not dead, and invocations that run.</summary>
internal sealed class ActivityGauge
{
    private readonly Lock gate = new();
    private int count;
    private TaskCompletionSource idle = Completed();

    public bool IsIdle
    {
        get
        {
            lock (gate) return count == 0;
        }
    }

    public void Enter()
    {
        lock (gate)
        {
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
