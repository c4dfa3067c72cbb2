using Microsoft.Extensions.Logging;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>Keeps the host's loops: listeners, timers, the look for blobs. They end with the host, or when it gives up; one that breaks makes it give up.</summary>
internal sealed partial class BackgroundWork(ILogger<BackgroundWork> logger, Action<string> giveUp) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> running = [];

    public void Start(Func<CancellationToken, Task> loop) => running.Add(Task.Run(() => RunAsync(loop)));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
        stopping.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (FunctionsHostException)
        {
            // The host has given up, and has said why.
        }
        catch (Exception exception)
        {
            LogBroken(logger, exception);
            giveUp($"A part of the host has broken down: {exception.Message}");
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "A part of the host has broken down.")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
