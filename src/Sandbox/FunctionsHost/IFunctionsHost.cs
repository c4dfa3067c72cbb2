using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>A Functions host that runs the app, as whoever is around it sees it: the sandbox's own, or Microsoft's.</summary>
internal interface IFunctionsHost : IAsyncDisposable
{
    /// <summary>As <c>https://localhost:{port}/</c>.</summary>
    Uri BaseAddress { get; }

    /// <summary>In <c>x-functions-key</c>, where authLevel is <c>function</c>.</summary>
    string FunctionKey { get; }

    /// <summary>Null while there is none.</summary>
    int? ProcessId { get; }

    /// <summary>Of the worker process, over all its restarts.</summary>
    long PeakRssBytes { get; }

    HintQueues Queues { get; }

    /// <summary>SIGKILL; the host starts another.</summary>
    void KillProcess();

    /// <summary>Waits until no blob is new, no function runs, and no listened queue holds a message, be it hidden.</summary>
    /// <exception cref="FunctionsHostException">No host can be had any more.</exception>
    Task WaitUntilIdleAsync(CancellationToken cancellationToken);
}
