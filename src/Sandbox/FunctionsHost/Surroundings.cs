using Postvogn.Sandbox.FunctionsHost.BlobEvents;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

internal sealed class Surroundings(FunctionsHostOptions options, HintQueues queues, RunCounter runs, HostContext context) : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly BlobEventSource blobEvents = new(options, queues, context);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<string> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task watching = Task.CompletedTask;

    public Task<string> Failure => failure.Task;

    public void Start() => watching = GuardAsync(
        () => Task.Run(() => blobEvents.RunAsync(stopping.Token)), stopping.Token, "New blobs cannot be told any more: ");

    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.WhenAny(runs.Idle, Failure).WaitAsync(cancellationToken);
            if (Failure.IsCompleted) throw new FunctionsHostException(await Failure);

            // A function that ran during the look may have written what the look had passed already.
            var began = runs.Began;
            if (await blobEvents.LookAsync(cancellationToken) == 0 && await queues.AreEmptyAsync(cancellationToken)
                && runs.Idle.IsCompleted && runs.Began == began) return;
            await Task.Delay(Glance, context.Clock, cancellationToken);
        }
    }

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await watching;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        blobEvents.Dispose();
        stopping.Dispose();
    }

    // What goes wrong in it is the end of the host.
    public async Task GuardAsync(Func<Task> work, CancellationToken stopping, string before = "")
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end.
        }
        catch (Exception exception)
        {
            failure.TrySetResult(before + exception.Message);
        }
    }
}
