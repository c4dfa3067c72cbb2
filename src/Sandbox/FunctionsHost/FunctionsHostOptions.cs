using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost;

internal sealed record FunctionsHostOptions
{
    /// <summary>With <c>host.json</c> and <c>worker.config.json</c>.</summary>
    public required string AppRoot { get; init; }

    /// <summary>The app settings. The worker gets them as environment variables; <c>%NAME%</c> in a binding reads them, connections are
    /// found by them, and <c>AzureFunctionsJobHost__…</c> stands over host.json.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required Func<string, CancellationToken, Task<IReadOnlyList<StoredBlob>>> ListBlobs { get; init; }

    /// <summary>With its private key.</summary>
    public required X509Certificate2 ServerCertificate { get; init; }

    /// <summary>On the loopback address; 0: the operating system chooses.</summary>
    public int Port { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Which container raises events, and the queue that gets them.</summary>
    public IReadOnlyDictionary<string, string> BlobEventQueues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Deaths of the worker that end a host, each at most 30 minutes after the one before. The real host's; another host
    /// follows.</summary>
    public int CrashLimit { get; init; } = 3;

    /// <summary>From one restart of a worker that died to the next; calls fail meanwhile. The real host's.</summary>
    public TimeSpan RestartInterval { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What runs may take when the host stops orderly. The real host's.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A message is hidden so long while its function runs; renewed at half time. The real host's.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Kept from one start to the next, so that a missed run is made up for.</summary>
    public string? TimerStatusFile { get; init; }

    /// <summary>At least, between two looks into the store.</summary>
    public TimeSpan BlobScanInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The default is a new random one.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>For every function, and the only one for authLevel <c>admin</c>. The default is a new random one.</summary>
    public string? MasterKey { get; init; }

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
