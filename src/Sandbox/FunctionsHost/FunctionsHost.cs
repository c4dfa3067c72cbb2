using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>
/// A stand-in for the Azure Functions host: starts the function app's own process and drives it over the custom handler's wire
/// contract, from the same host.json and function.json that are deployed.
/// </summary>
public abstract class FunctionsHost : IAsyncDisposable
{
    /// <summary>Reads the app's files, starts the app, waits until it answers, and begins to serve.</summary>
    /// <exception cref="Configuration.FunctionsHostConfigurationException">The files cannot be run as they stand.</exception>
    /// <exception cref="FunctionsHostException">The app did not start.</exception>
    public static Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken) =>
        Task.FromException<FunctionsHost>(new NotSupportedException("The host is not joined together yet."));

    /// <summary>Where HTTP functions are reached: <c>https://localhost:{port}/</c>.</summary>
    public abstract Uri BaseAddress { get; }

    /// <summary>The app process's id; null while there is none.</summary>
    public abstract int? ProcessId { get; }

    /// <summary>The most memory that the app process ever had resident, over all its restarts, in bytes.</summary>
    public abstract long PeakRssBytes { get; }

    /// <summary>The queues, their messages and dead letters.</summary>
    public abstract QueueBoard Queues { get; }

    /// <summary>What ran, and what became of it.</summary>
    public abstract InvocationLog Invocations { get; }

    /// <summary>Ends the app process with SIGKILL. It is restarted at once, and the crash is not counted.</summary>
    public abstract void KillProcess();

    /// <summary>Runs a timer function now, after the run that may be under way.</summary>
    public abstract Task<Invocation> TriggerAsync(string functionName, CancellationToken cancellationToken);

    /// <summary>Waits until no blob is new, every queue is empty and no function runs.</summary>
    public abstract Task WaitUntilIdleAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
