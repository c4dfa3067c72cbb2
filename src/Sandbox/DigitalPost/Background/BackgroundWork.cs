using System.Collections.Concurrent;
using Postvogn.Sandbox.DigitalPost.Ledger;

namespace Postvogn.Sandbox.DigitalPost.Background;

/// <summary>All that goes on outside a call. It ends with the service, and a failure of it is written in the ledger.</summary>
internal sealed class BackgroundWork(NationalLedger ledger) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();

    public CancellationToken Stopping => stopping.Token;

    /// <summary>Starts a piece of work.</summary>
    /// <param name="where">Its name in the ledger, should it fail.</param>
    /// <param name="work">The work; it ends when its token says so.</param>
    public void Run(string where, Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => GuardAsync(where, work));
        running[task] = 0;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Carries out a piece of work; a failure is written in the ledger and goes no further.</summary>
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
