namespace Postvogn.Sandbox.FunctionsHost.Invocations;

internal sealed class RunCounter
{
    private readonly Lock gate = new();
    private TaskCompletionSource idle = new();
    private int running;

    public RunCounter() => idle.SetResult();

    public long Began { get; private set; }

    public Task Idle
    {
        get
        {
            lock (gate) return idle.Task;
        }
    }

    public void Begin()
    {
        lock (gate)
        {
            Began++;
            if (running++ == 0) idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void End()
    {
        lock (gate)
        {
            if (--running == 0) idle.SetResult();
        }
    }
}
