using Postvogn.Sandbox.FunctionsHost.Queues;

namespace Postvogn.Sandbox.FunctionsHost;

internal interface IFunctionsHost : IAsyncDisposable
{
    Uri BaseAddress { get; }

    string FunctionKey { get; }

    int? ProcessId { get; }

    long PeakRssBytes { get; }

    HintQueues Queues { get; }

    void KillProcess();

    /// <summary>Each run of a function that did not succeed.</summary>
    IAsyncEnumerable<FunctionFault> ReadFaultsAsync(CancellationToken cancellationToken);

    /// <summary>Until no blob is new, no function runs, and no listened queue holds a message, be it hidden.</summary>
    Task WaitUntilIdleAsync(CancellationToken cancellationToken);
}

/// <summary>The error is null where its host does not tell it.</summary>
internal sealed record FunctionFault(string Function, string? Error);
