using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost;

internal sealed record FunctionsHostOptions
{
    public required string AppRoot { get; init; }

    /// <summary>The worker's environment; connections and <c>%NAME%</c> read them, <c>AzureFunctionsJobHost__…</c> stands over
    /// host.json.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required Func<string, CancellationToken, Task<IReadOnlyList<StoredBlob>>> ListBlobs { get; init; }

    public required X509Certificate2 ServerCertificate { get; init; }

    /// <summary>0: the operating system chooses.</summary>
    public int Port { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>By container.</summary>
    public IReadOnlyDictionary<string, string> BlobEventQueues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By container: how a name ends of which there is an event; of every name where nothing is said.</summary>
    public IReadOnlyDictionary<string, string> BlobEventEndings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Deaths that end a host, each at most 30 minutes after the one before, as on the real host.</summary>
    public int CrashLimit { get; init; } = 3;

    /// <summary>The real host's; calls fail meanwhile.</summary>
    public TimeSpan RestartInterval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The real host's.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Renewed at half time. The real host's.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Outlives a start, so that a missed run is made up for.</summary>
    public string? TimerStatusFile { get; init; }

    public TimeSpan BlobScanInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    public string? FunctionKey { get; init; }

    /// <summary>The only one for authLevel <c>admin</c>.</summary>
    public string? MasterKey { get; init; }

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
