namespace Postvogn.DigitalPost;

/// <summary>Lets asynchronous callers through one at a time, in the order in which they came.</summary>
internal sealed class WaitingLine
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    public async Task InTurnAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Join(done.Task);
        try
        {
            await before.WaitAsync(cancellationToken);
            await act(cancellationToken);
        }
        finally
        {
            // Who leaves the line early must not let the next one overtake those before.
            _ = before.ContinueWith(_ => done.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private Task Join(Task mine)
    {
        lock (gate)
        {
            var before = last;
            last = mine;
            return before;
        }
    }
}
