using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Protocol;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost.Timers;
using Postvogn.Sandbox.FunctionsHost.Worker;

namespace Postvogn.Sandbox.FunctionsHost;

internal sealed record HostParts(
    FunctionsHostOptions Options, HostContext Context, WorkerEndpoint Endpoint, InvocationLog Log, TimerStatuses Timers);

internal sealed partial class HostRun : IAsyncDisposable
{
    private static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CancelGrace = TimeSpan.FromMilliseconds(400);
    private readonly HostParts parts;
    private readonly WorkerSupervisor worker;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource<string> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> loops = [];
    private readonly ILogger logger;
    private IReadOnlyList<TimerRunner> timers = [];

    private HostRun(HostParts parts, AppDefinition app)
    {
        (this.parts, App) = (parts, app);
        var (options, context) = (parts.Options, parts.Context);
        logger = context.LoggerFactory.CreateLogger("Host.Function.Host");
        worker = new WorkerSupervisor(
            new WorkerLaunch(app.Worker, parts.Endpoint, options, context),
            new WorkerTimes(options.StartLimit, options.RestartInterval),
            new RestartPolicy(context.Clock, options.CrashLimit),
            context);
        Invoker = new Invoker(worker, parts.Log, app.Host.FunctionTimeout, context);
    }

    public AppDefinition App { get; private set; }

    public Invoker Invoker { get; }

    public int? ProcessId => worker.ProcessId;

    public long PeakRssBytes => worker.PeakRssBytes;

    /// <summary>Its worker lives on.</summary>
    public bool WasKilled { get; private set; }

    public Task<string> Ended => Task.WhenAny(worker.Ended, broken.Task).Unwrap();

    public static async Task<HostRun> StartAsync(HostParts parts, AppDefinition app, CancellationToken cancellationToken)
    {
        var run = new HostRun(parts, app);
        try
        {
            run.worker.Start();
            var channel = await run.worker.WhenReadyAsync(cancellationToken);
            run.App = app.With(
                channel.Functions.Select(function => (function.Name, function.RawBindings.AsEnumerable())),
                parts.Options.AppRoot, parts.Options.AppSettings);
            run.StartTriggers();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public Task<Invocation> RunTimerAsync(string function, CancellationToken cancellationToken) =>
        FindTimer(function) is { } timer
            ? timer.RunNowAsync(isPastDue: false, ended.Token, cancellationToken)
            : throw new ArgumentException(
                $"There is none, only: {string.Join(", ", timers.Select(timer => timer.Name))}.", nameof(function));

    public TimerRunner? FindTimer(string function) =>
        timers.FirstOrDefault(timer => string.Equals(timer.Name, function, StringComparison.OrdinalIgnoreCase));

    public void KillWorker() => worker.KillWorker();

    /// <summary>As SIGKILL: nothing is settled, and the worker goes on with what it does.</summary>
    public void Kill()
    {
        WasKilled = true;
        worker.Abandon();
        ended.Cancel();
        stopping.Cancel();
        broken.TrySetResult("The host was killed.");
    }

    public async Task StopAsync(TimeSpan drain)
    {
        await stopping.CancelAsync();
        var atRest = Task.WhenAll([.. loops, parts.Log.Runs.Idle]);
        if (!await EndsWithinAsync(atRest, drain) && worker.Current is { } channel)
        {
            channel.CancelAll();
            await EndsWithinAsync(atRest, CancelGrace);
        }

        await ended.CancelAsync();
        await worker.StopAsync(TerminateGrace);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await ended.CancelAsync();
        await worker.DisposeAsync();
        await Task.WhenAll(loops);
        foreach (var timer in timers) timer.Dispose();
        stopping.Dispose();
        ended.Dispose();
    }

    private void StartTriggers()
    {
        timers = [.. App.Functions.Where(function => function.Trigger is TimerTrigger)
            .Select(function => new TimerRunner(function, Invoker, parts.Timers, parts.Context))];
        foreach (var function in App.Functions)
        {
            if (function.Trigger is not QueueTrigger) continue;
            var listener = new QueueListener(function, App.Host.Queues, parts.Options.MessageLease, Invoker, parts.Context);
            Keep(listener.RunAsync);
        }

        foreach (var timer in timers) Keep(timer.RunAsync);
    }

    private void Keep(Func<CancellationToken, CancellationToken, Task> loop) => loops.Add(Task.Run(() => RunAsync(loop)));

    private async Task RunAsync(Func<CancellationToken, CancellationToken, Task> loop)
    {
        try
        {
            await loop(ended.Token, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception exception)
        {
            LogBroken(logger, exception);
            broken.TrySetResult($"A part of the host has broken down: {exception.Message}");
        }
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan time) =>
        await Task.WhenAny(task, Task.Delay(time, parts.Context.Clock)) == task;

    [LoggerMessage(1, LogLevel.Critical, "A part of the host has broken down.")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
