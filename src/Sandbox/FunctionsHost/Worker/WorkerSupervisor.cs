using Postvogn.Sandbox.FunctionsHost.Protocol;

namespace Postvogn.Sandbox.FunctionsHost.Worker;

internal sealed record WorkerTimes(TimeSpan Start, TimeSpan RestartInterval);

/// <summary>The first restart is at once, the next one waits out an interval. A worker that ends with 0 is not noticed, as by the real
/// host.</summary>
internal sealed partial class WorkerSupervisor(WorkerLaunch launch, WorkerTimes times, RestartPolicy policy, HostContext context)
    : IAsyncDisposable
{
    private const int IntentionalRestart = 200;
    private readonly Lock gate = new();
    private readonly ILogger logger = context.LoggerFactory.CreateLogger("Host.Function.Worker");
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<WorkerChannel> ready = Waiting();
    private WorkerProcess? current;
    private WorkerChannel? silent;
    private long peakBytes;
    private long? restartedAt;
    private Task running = Task.CompletedTask;

    public Task<string> Ended => ended.Task;

    /// <summary>A host that never had a worker is badly configured.</summary>
    public bool WasReady { get; private set; }

    public int? ProcessId
    {
        get
        {
            lock (gate) return current?.Id;
        }
    }

    public WorkerChannel? Current
    {
        get
        {
            lock (gate) return current?.Channel;
        }
    }

    public long PeakRssBytes
    {
        get
        {
            lock (gate) return Math.Max(peakBytes, current?.PeakBytes ?? 0);
        }
    }

    public void Start() => running = RunAsync();

    /// <summary>Throws when none is being started: an interval is waited out, or the host has ended.</summary>
    public Task<WorkerChannel> WhenReadyAsync(CancellationToken cancellationToken)
    {
        lock (gate) return ready.Task.WaitAsync(cancellationToken);
    }

    /// <summary>As the platform does: started again at once, uncounted.</summary>
    public void KillWorker()
    {
        lock (gate) Kill(current);
    }

    /// <summary>A function has outlived its time; what else the worker was doing is not told.</summary>
    public void Replace(WorkerChannel channel)
    {
        lock (gate)
        {
            if (current?.Channel != channel) return;
            silent = channel;
            Kill(current);
        }
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await stopping.CancelAsync();
        WorkerProcess? worker;
        lock (gate) worker = current;
        if (worker is not null)
        {
            worker.Channel.Terminate(grace);
            await Task.WhenAny(worker.Exited, Task.Delay(ready.Task.IsCompletedSuccessfully ? grace : TimeSpan.Zero, context.Clock));
            if (!worker.Exited.IsCompleted) worker.Kill();
        }

        await running;
    }

    /// <summary>It lives on until <see cref="DisposeAsync"/>.</summary>
    public void Abandon()
    {
        stopping.Cancel();
        lock (gate) current?.Channel.Abandon();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await LiveAsync())
            {
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host ends.
        }
        catch (Exception exception)
        {
            End(exception.Message);
        }
    }

    // True when another is to follow.
    private async Task<bool> LiveAsync()
    {
        // 1. It is started, and greeted.
        using var worker = launch.Start();
        lock (gate) current = worker;
        LogStarted(logger, worker.Id);
        var watching = worker.WatchMemoryAsync(context.Clock);
        var refusal = await GreetAsync(worker);

        // 2. It works, until it dies. An end with 0 is not noticed: whoever calls it waits in vain.
        if (refusal is null) BecomeReady(worker);
        else if (!worker.Exited.IsCompleted) worker.Kill(onPurpose: false);
        var exitCode = await worker.Exited;
        await watching;
        if (exitCode == 0 && refusal is null) await worker.KilledOnPurpose.WaitAsync(stopping.Token);

        // 3. What it was doing has failed, unless its host has killed it for a function that took too long.
        lock (gate)
        {
            peakBytes = Math.Max(peakBytes, worker.PeakBytes);
            current = null;
            if (ready.Task.IsCompletedSuccessfully) ready = Waiting();
        }

        if (worker.Channel != silent) worker.Channel.FailAll($"The worker process has ended with exit code {exitCode}.");
        LogEnded(logger, stopping.IsCancellationRequested ? LogLevel.Information : LogLevel.Warning, worker.Id, exitCode);
        if (stopping.IsCancellationRequested) return false;

        // 4. Another one, if this was not one death too many.
        if (worker.KilledOnPurpose.IsCompleted || exitCode == IntentionalRestart) return true;
        if (!policy.Allows())
        {
            End($"{refusal ?? $"The worker process has ended with exit code {exitCode}"}, once too often; the host ends. "
                + $"Its last lines on standard error:{Environment.NewLine}{worker.LastErrors}");
            return false;
        }

        if (refusal is null) await RestAsync();
        return true;
    }

    // Null when it is ready, else what became of it.
    private async Task<string?> GreetAsync(WorkerProcess worker)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var greeting = worker.Channel.GreetAsync(HostContext.Version, launch.AppRoot, enough.Token);
        try
        {
            var first = await Task.WhenAny(greeting, worker.Exited).WaitAsync(times.Start, context.Clock, stopping.Token);
            if (first == greeting)
            {
                await greeting;
                return null;
            }

            await enough.CancelAsync();
            return $"The worker process has ended at its start with exit code {await worker.Exited}";
        }
        catch (TimeoutException)
        {
            await enough.CancelAsync();
            return $"The worker process was not ready within {times.Start}";
        }
        catch (FunctionsHostException exception)
        {
            return exception.Message;
        }
        catch (OperationCanceledException)
        {
            return "The host ends";
        }
    }

    private void BecomeReady(WorkerProcess worker)
    {
        lock (gate)
        {
            WasReady = true;
            if (!worker.KilledOnPurpose.IsCompleted) ready.TrySetResult(worker.Channel);
        }
    }

    private async Task RestAsync()
    {
        if (restartedAt is { } before && times.RestartInterval - context.Clock.GetElapsedTime(before) is { Ticks: > 0 } rest)
        {
            lock (gate) Fail("Did not find any initialized language workers: the last restart was only just now.");
            await Task.Delay(rest, context.Clock, stopping.Token);
            lock (gate) ready = Waiting();
        }

        restartedAt = context.Clock.GetTimestamp();
    }

    private void End(string reason)
    {
        lock (gate) Fail(reason);
        LogHostEnds(logger, reason);
        ended.TrySetResult(reason);
    }

    private void Kill(WorkerProcess? worker)
    {
        if (worker is null) return;
        if (ready.Task.IsCompletedSuccessfully) ready = Waiting();
        worker.Kill();
    }

    private void Fail(string reason)
    {
        if (ready.Task.IsCompleted) ready = Waiting();
        ready.SetException(new FunctionsHostException(reason));
    }

    // Perhaps nobody waits when it fails; that is no unobserved fault.
    private static TaskCompletionSource<WorkerChannel> Waiting()
    {
        var fresh = new TaskCompletionSource<WorkerChannel>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = fresh.Task.ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return fresh;
    }

    [LoggerMessage(1, LogLevel.Information, "The worker process {ProcessId} was started.")]
    private static partial void LogStarted(ILogger logger, int processId);

    [LoggerMessage(EventId = 2, Message = "The worker process {ProcessId} has ended with exit code {ExitCode}.")]
    private static partial void LogEnded(ILogger logger, LogLevel level, int processId, int exitCode);

    [LoggerMessage(3, LogLevel.Critical, "{Reason}")]
    private static partial void LogHostEnds(ILogger logger, string reason);
}
