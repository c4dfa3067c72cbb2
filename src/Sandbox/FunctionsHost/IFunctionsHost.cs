using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>A Functions host that runs the app, as whoever is around it sees it: the sandbox's own, or Microsoft's.</summary>
internal interface IFunctionsHost : IAsyncDisposable
{
    /// <summary>Where HTTP functions are reached: <c>https://localhost:{port}/</c>.</summary>
    Uri BaseAddress { get; }

    /// <summary>What a call of a function with authLevel <c>function</c> carries in <c>x-functions-key</c>.</summary>
    string FunctionKey { get; }

    /// <summary>The worker process's id; null while there is none.</summary>
    int? ProcessId { get; }

    /// <summary>The most memory that the worker process ever had resident, over all its restarts, in bytes.</summary>
    long PeakRssBytes { get; }

    /// <summary>The queues that functions listen to, and their poison queues.</summary>
    HintQueues Queues { get; }

    /// <summary>Ends the worker process with SIGKILL. The host starts another.</summary>
    void KillProcess();

    /// <summary>Waits until no blob is new, no function runs, and no listened queue holds a message, be it hidden.</summary>
    /// <exception cref="FunctionsHostException">No host can be had any more.</exception>
    Task WaitUntilIdleAsync(CancellationToken cancellationToken);
}
