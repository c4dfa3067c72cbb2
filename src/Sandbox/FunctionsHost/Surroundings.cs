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

    public void Fail(string reason) => failure.TrySetResult(reason);

    public void Start() => watching = WatchBlobsAsync();

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

    private async Task WatchBlobsAsync()
    {
        try
        {
            await Task.Run(() => blobEvents.RunAsync(stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end.
        }
        catch (Exception exception)
        {
            Fail($"New blobs cannot be told any more: {exception.Message}");
        }
    }
}
