namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>host.json, as far as it changes what happens here.</summary>
internal sealed record HostSettings(TimeSpan FunctionTimeout, string RoutePrefix, ServiceBusSettings ServiceBus, HandlerSettings Handler);

/// <summary>host.json <c>extensions.serviceBus</c>, with the real host's defaults.</summary>
internal sealed record ServiceBusSettings
{
    public bool AutoCompleteMessages { get; init; } = true;

    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);

    public int MaxConcurrentCalls { get; init; } = 16 * Environment.ProcessorCount;

    public int MaxMessageBatchSize { get; init; } = 1000;

    public int MinMessageBatchSize { get; init; } = 1;

    public TimeSpan MaxBatchWaitTime { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>host.json <c>customHandler</c>: what to start and how.</summary>
/// <param name="Executable">A full path, or a command that is found on PATH.</param>
/// <param name="Arguments">The arguments, joined by blanks as the real host joins them; may still name the variables of a start.</param>
/// <param name="WorkingDirectory">The process's folder.</param>
/// <param name="Port">A fixed port, or null for a free one at each start.</param>
/// <param name="InitializationTimeout">How long the app may take to answer the first request.</param>
/// <param name="StandardErrorIsErrorsOnly">Whether a line on standard error is an error, or a warning if it says so.</param>
/// <param name="ProxiesHttp">Whether HTTP functions are proxied untouched.</param>
internal sealed record HandlerSettings(
    string Executable,
    string Arguments,
    string WorkingDirectory,
    int? Port,
    TimeSpan InitializationTimeout,
    bool StandardErrorIsErrorsOnly,
    bool ProxiesHttp);
