using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Keeps the app process running: start, wait until it answers, and again by the rules of <see cref="RestartPolicy"/>.</summary>
internal sealed partial class HandlerSupervisor : IAsyncDisposable
{
    private static readonly TimeSpan LongestNotice = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MemorySampling = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly HandlerLaunch launch;
    private readonly HandlerSettings settings;
    private readonly HandlerConsole console;
    private readonly RestartPolicy policy;
    private readonly ReadinessProbe probe;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<string> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<Uri> ready = NotReady();
    private TaskCompletionSource noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HandlerProcess? current;
    private bool killedByHost;
    private long peakBytes;
    private Task running = Task.CompletedTask;

    public HandlerSupervisor(HandlerSettings settings, HandlerLaunch launch, HostContext context)
    {
        this.settings = settings;
        this.launch = launch;
        clock = context.Clock;
        console = new HandlerConsole(context.LoggerFactory, settings.StandardErrorIsErrorsOnly);
        policy = new RestartPolicy(clock);
        probe = new ReadinessProbe(clock, settings.InitializationTimeout);
        logger = context.LoggerFactory.CreateLogger("Host.Function.Handler");
    }

    /// <summary>Ends, with the reason, when the host gives up.</summary>
    public Task<string> Failure => failure.Task;

    public int? ProcessId
    {
        get
        {
            lock (gate) return current?.Id;
        }
    }

    public long PeakRssBytes
    {
        get
        {
            lock (gate) return Math.Max(peakBytes, current?.PeakBytes() ?? 0);
        }
    }

    public void Start() => running = RunAsync();

    /// <summary>
    /// Where to call the app. Waits while it starts; after four times initializationTimeout the host gives up, as the real one does.
    /// </summary>
    /// <exception cref="FunctionsHostException">The host has given up.</exception>
    public async Task<Uri> WhenReadyAsync(CancellationToken cancellationToken)
    {
        Task<Uri> wanted;
        lock (gate) wanted = ready.Task;
        try
        {
            return await wanted.WaitAsync(settings.InitializationTimeout * 4, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            GiveUp("The app did not answer in time: initialization timed out.");
            return await wanted.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Kills the process, to be started again without the crash being counted: after a function timeout, or for a crash run.</summary>
    public void KillAndRestart()
    {
        lock (gate)
        {
            if (current is null) return;
            killedByHost = true;
            if (ready.Task.IsCompletedSuccessfully) ready = NotReady();
            current.Kill();
        }
    }

    /// <summary>
    /// After a lost connection: waits until the end of the process is noticed and its address is no longer given out. Between the real
    /// host and its queue a message takes about that long; here it would be delivered again, and lost again, within a millisecond.
    /// </summary>
    public async Task NoticeExitAsync(CancellationToken cancellationToken)
    {
        Task ended;
        lock (gate) ended = noticed.Task;
        await Task.WhenAny(ended, Task.Delay(LongestNotice, clock, cancellationToken));
    }

    /// <summary>Ends the host for good: nothing is called any more, and whoever waits is told why.</summary>
    public void GiveUp(string reason)
    {
        lock (gate)
        {
            if (!failure.TrySetResult(reason)) return;
            if (ready.Task.IsCompleted) ready = NotReady();
            ready.SetException(new FunctionsHostException(reason));
        }

        LogGivenUp(logger, reason);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        lock (gate) current?.Kill();
        await running;
        probe.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (!stopping.IsCancellationRequested && await RunOnceAsync() == RestartVerdict.Restart)
            {
                LogRestart(logger);
            }
        }
        catch (FunctionsHostException exception)
        {
            GiveUp(exception.Message);
        }
    }

    private async Task<RestartVerdict> RunOnceAsync()
    {
        using var process = Begin();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var sampling = SampleMemoryAsync(process, ended.Token);
        var answered = await AwaitReadyAsync(process);
        if (!answered && !stopping.IsCancellationRequested) process.Kill();
        var exitCode = await process.Exited;
        await ended.CancelAsync();
        await sampling;
        return Conclude(process, answered, exitCode);
    }

    private HandlerProcess Begin()
    {
        var (startInfo, address) = launch.Prepare();
        var process = HandlerProcess.Start(startInfo, address, console);
        lock (gate)
        {
            current = process;
            killedByHost = false;
            noticed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (stopping.IsCancellationRequested) process.Kill();
        }

        LogStarted(logger, process.Id);
        return process;
    }

    // A process that ends with 0 is not noticed by the real host: it goes on asking until the time is up.
    private async Task<bool> AwaitReadyAsync(HandlerProcess process)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var probing = probe.WaitAsync(process.Address, enough.Token);
        if (await Task.WhenAny(probing, process.Exited) == process.Exited && (WasKilled() || await process.Exited != 0))
        {
            await enough.CancelAsync();
        }

        try
        {
            if (!await probing) return false;
            lock (gate)
            {
                if (!killedByHost) ready.TrySetResult(process.Address);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private RestartVerdict Conclude(HandlerProcess process, bool answered, int exitCode)
    {
        var verdict = Decide(answered, exitCode);
        lock (gate)
        {
            peakBytes = Math.Max(peakBytes, process.PeakBytes());
            current = null;
            if (verdict != RestartVerdict.LeaveDead && ready.Task.IsCompletedSuccessfully) ready = NotReady();
            noticed.TrySetResult();
        }

        if (stopping.IsCancellationRequested) return RestartVerdict.LeaveDead;
        LogEnded(logger, exitCode, verdict);
        if (verdict == RestartVerdict.GiveUp) GiveUp(Reason(process, answered, exitCode));
        return verdict;
    }

    private RestartVerdict Decide(bool answered, int exitCode)
    {
        if (WasKilled()) return RestartVerdict.Restart;
        return answered ? policy.AfterExit(exitCode) : policy.AfterError();
    }

    private bool WasKilled()
    {
        lock (gate) return killedByHost;
    }

    private static string Reason(HandlerProcess process, bool answered, int exitCode)
    {
        var what = answered ? $"The app ended with exit code {exitCode}" : "The app did not answer in time";
        return $"{what} for the third time in 30 minutes; the host gives up. Its last lines on standard error:{Environment.NewLine}{process.LastErrors}";
    }

    private async Task SampleMemoryAsync(HandlerProcess process, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(MemorySampling, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken)) process.PeakBytes();
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private static TaskCompletionSource<Uri> NotReady()
    {
        var source = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = source.Task.ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return source;
    }

    [LoggerMessage(1, LogLevel.Information, "The app process {ProcessId} was started.")]
    private static partial void LogStarted(ILogger logger, int processId);

    [LoggerMessage(2, LogLevel.Warning, "The app process ended with exit code {ExitCode}: {Verdict}.")]
    private static partial void LogEnded(ILogger logger, int exitCode, RestartVerdict verdict);

    [LoggerMessage(3, LogLevel.Information, "The app process is started again.")]
    private static partial void LogRestart(ILogger logger);

    [LoggerMessage(4, LogLevel.Critical, "{Reason}")]
    private static partial void LogGivenUp(ILogger logger, string reason);
}
