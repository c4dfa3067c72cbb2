using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Keeps the app process running: start, wait until it answers, and again by the rules of <see cref="RestartPolicy"/>.</summary>
internal sealed partial class HandlerSupervisor(HandlerSettings settings, HandlerLaunch launch, HostContext context, int crashLimit) : IAsyncDisposable
{
    private static readonly TimeSpan LongestNotice = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private readonly HandlerConsole console = new(context.LoggerFactory, settings.StandardErrorIsErrorsOnly);
    private readonly RestartPolicy policy = new(context.Clock, crashLimit);
    private readonly ReadinessProbe probe = new(context.Clock, settings.InitializationTimeout);
    private readonly ILogger logger = context.LoggerFactory.CreateLogger("Host.Function.Handler");
    private readonly ReadySignal ready = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<string> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HandlerProcess? current;
    private long peakBytes;
    private Task running = Task.CompletedTask;

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
        var address = ready.Address;
        try
        {
            return await address.WaitAsync(settings.InitializationTimeout * 4, context.Clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            GiveUp("The app did not answer in time: initialization timed out.");
            return await address.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Kills the process, to be started again without the crash being counted: after a function timeout, or for a crash run.</summary>
    public void KillAndRestart()
    {
        lock (gate)
        {
            if (current is null) return;
            current.KilledByHost = true;
            ready.Reset();
            current.Kill();
        }
    }

    /// <summary>
    /// After a lost connection: waits until the end of the process is noticed and its address is no longer given out. Between the real
    /// host and its queue a message takes about that long; here it would be delivered again, and lost again, within a millisecond.
    /// </summary>
    public async Task NoticeExitAsync(CancellationToken cancellationToken)
    {
        Task concluded;
        lock (gate) concluded = current?.Concluded ?? Task.CompletedTask;
        await Task.WhenAny(concluded, Task.Delay(LongestNotice, context.Clock, cancellationToken));
    }

    /// <summary>Ends the host for good: nothing is called any more, and whoever waits is told why.</summary>
    public void GiveUp(string reason)
    {
        if (!failure.TrySetResult(reason)) return;
        ready.Fail(new FunctionsHostException(reason));
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
            while (!stopping.IsCancellationRequested && await RunOnceAsync() == RestartVerdict.Restart) LogRestart(logger);
        }
        catch (Exception exception)
        {
            GiveUp(exception.Message);
        }
    }

    private async Task<RestartVerdict> RunOnceAsync()
    {
        using var process = Begin();
        var watching = MemoryWatch.RunAsync(process, context.Clock);
        var start = await AwaitStartAsync(process);
        if (start == HandlerStart.TooSlow) process.Kill();
        var exitCode = await process.Exited;
        await watching;
        return Conclude(process, start, exitCode);
    }

    private HandlerProcess Begin()
    {
        var (startInfo, address) = launch.Prepare();
        var process = HandlerProcess.Start(startInfo, address, console);
        lock (gate)
        {
            current = process;
            if (stopping.IsCancellationRequested) process.Kill();
        }

        LogStarted(logger, process.Id);
        return process;
    }

    // A process that ends with 0 is not noticed by the real host: it goes on asking until the time is up.
    private async Task<HandlerStart> AwaitStartAsync(HandlerProcess process)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var probing = probe.WaitAsync(process.Address, enough.Token);
        await Task.WhenAny(probing, process.Exited);
        if (process.Exited.IsCompleted && (process.KilledByHost || await process.Exited != 0)) await enough.CancelAsync();
        try
        {
            if (!await probing) return HandlerStart.TooSlow;
        }
        catch (OperationCanceledException)
        {
            return HandlerStart.Ended;
        }

        lock (gate)
        {
            if (!process.KilledByHost) ready.Set(process.Address);
        }

        return HandlerStart.Answered;
    }

    private RestartVerdict Conclude(HandlerProcess process, HandlerStart start, int exitCode)
    {
        var verdict = Decide(process, start, exitCode);
        lock (gate)
        {
            peakBytes = Math.Max(peakBytes, process.PeakBytes());
            current = null;
            if (verdict != RestartVerdict.LeaveDead) ready.Reset();
        }

        process.Conclude();
        if (stopping.IsCancellationRequested) return RestartVerdict.LeaveDead;
        LogEnded(logger, exitCode, verdict);
        if (verdict == RestartVerdict.GiveUp) GiveUp(Reason(process, start, exitCode));
        return verdict;
    }

    private RestartVerdict Decide(HandlerProcess process, HandlerStart start, int exitCode)
    {
        if (stopping.IsCancellationRequested) return RestartVerdict.LeaveDead;
        if (process.KilledByHost) return RestartVerdict.Restart;
        return start == HandlerStart.TooSlow ? policy.AfterError() : policy.AfterExit(exitCode);
    }

    private static string Reason(HandlerProcess process, HandlerStart start, int exitCode)
    {
        var what = start == HandlerStart.TooSlow ? "The app did not answer in time" : $"The app ended with exit code {exitCode}";
        return $"{what} too often in 30 minutes; the host gives up. Its last lines on standard error:{Environment.NewLine}{process.LastErrors}";
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
