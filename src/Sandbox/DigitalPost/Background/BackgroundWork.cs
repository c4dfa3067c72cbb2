namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A failure of it is written in the ledger.</summary>
internal sealed class BackgroundWork(NationalLedger ledger) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();

    public CancellationToken Stopping => stopping.Token;

    public void Run(string where, Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => GuardAsync(where, work));
        running[task] = 0;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async Task GuardAsync(string where, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service is going down.
        }
        catch (Exception e)
        {
            ledger.Append(new Mishap(where, $"{e.GetType().Name}: {e.Message}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Keys);
        stopping.Dispose();
    }
}
