using System.Collections.Concurrent;
using Postvogn.Sandbox.DigitalPost.Ledger;

namespace Postvogn.Sandbox.DigitalPost.Background;

/// <summary>All that goes on outside a call. It ends with the service, and a failure of it is written in the ledger.</summary>
internal sealed class BackgroundWork(NationalLedger ledger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Starts a piece of work.</summary>
    /// <param name="where">Its name in the ledger, should it fail.</param>
    /// <param name="work">The work; it ends when its token says so.</param>
    public void Run(string where, Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => GuardAsync(where, work));
        _running[task] = 0;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Carries out a piece of work; a failure is written in the ledger and goes no further.</summary>
    public async Task GuardAsync(string where, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
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
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _stopping.Dispose();
    }
}
