using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>
/// A stand-in for the Azure Functions host: starts the function app's own process and drives it over the custom handler's wire
/// contract, from the same host.json and function.json that are deployed.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly HostParts parts;

    private FunctionsHost(HostParts parts, Uri baseAddress)
    {
        this.parts = parts;
        BaseAddress = baseAddress;
    }

    /// <summary>Where HTTP functions are reached: <c>https://localhost:{port}/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What a call of a function with authLevel <c>function</c> carries in <c>x-functions-key</c>.</summary>
    public string FunctionKey => parts.Keys.FunctionKey;

    /// <summary>The app process's id; null while there is none.</summary>
    public int? ProcessId => parts.Handler.ProcessId;

    /// <summary>The most memory that the app process ever had resident, over all its restarts, in bytes.</summary>
    public long PeakRssBytes => parts.Handler.PeakRssBytes;

    /// <summary>The queues, their messages and dead letters.</summary>
    public QueueBoard Queues => parts.Queues;

    /// <summary>What ran, and what became of it.</summary>
    public InvocationLog Invocations => parts.Log;

    /// <summary>Ends, with the reason, when the host gives up: the app crashed three times in 30 minutes. Otherwise it never ends.</summary>
    public Task<string> Failure => parts.Handler.Failure;

    /// <summary>Reads the app's files, starts the app, waits until it answers, and begins to serve.</summary>
    /// <exception cref="FunctionsHostConfigurationException">The files cannot be run as they stand.</exception>
    /// <exception cref="FunctionsHostException">The app did not start, or the port is taken.</exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var joined = new HostParts(options);
        try
        {
            joined.Handler.Start();
            await joined.Handler.WhenReadyAsync(cancellationToken);
            var baseAddress = await WebServer.StartAsync(joined.Web, options.Port, cancellationToken);
            joined.StartTriggers();
            return new FunctionsHost(joined, baseAddress);
        }
        catch
        {
            await joined.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the app process with SIGKILL. It is restarted at once, and the crash is not counted.</summary>
    public void KillProcess() => parts.Handler.KillAndRestart();

    /// <summary>Runs a timer function now, after the run that may be under way, and gives its last attempt.</summary>
    /// <exception cref="ArgumentException">There is no such timer function.</exception>
    /// <exception cref="FunctionsHostException">The host has given up.</exception>
    public Task<Invocation> TriggerAsync(string functionName, CancellationToken cancellationToken)
    {
        var timer = parts.Timers.FirstOrDefault(timer => string.Equals(timer.Name, functionName, StringComparison.OrdinalIgnoreCase));
        if (timer is not null) return timer.RunNowAsync(cancellationToken);
        var known = string.Join(", ", parts.Timers.Select(timer => timer.Name));
        throw new ArgumentException($"There is no timer function {functionName}, only: {known}.", nameof(functionName));
    }

    /// <summary>Waits until no blob is new, no function runs, and the queues that functions listen to are empty (dead letters aside).</summary>
    /// <exception cref="FunctionsHostException">The host has given up.</exception>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        long began;
        do
        {
            var idle = parts.Gauge.WhenIdleAsync(cancellationToken);
            if (await Task.WhenAny(idle, Failure) == Failure) throw new FunctionsHostException(await Failure);
            await idle;
            began = parts.Gauge.Began;
        }
        // A function that ran during the look may have written what the look had passed already.
        while (await parts.BlobEvents.LookAsync(cancellationToken) > 0 || parts.Gauge.Began != began || !parts.Gauge.IsIdle);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => parts.DisposeAsync();
}
