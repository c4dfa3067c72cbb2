using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>What the stand-in for the Azure Functions host needs to run a function app.</summary>
internal sealed record FunctionsHostOptions
{
    /// <summary>The folder that would be deployed, with <c>host.json</c> and <c>worker.config.json</c>.</summary>
    public required string AppRoot { get; init; }

    /// <summary>The app settings. The worker gets them as environment variables; <c>%NAME%</c> in a binding reads them, connections are
    /// found by them, and <c>AzureFunctionsJobHost__…</c> stands over host.json.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lists all blobs of a container of the app's store, for the blob events.</summary>
    public required Func<string, CancellationToken, Task<IReadOnlyList<StoredBlob>>> ListBlobs { get; init; }

    /// <summary>The certificate of the HTTPS endpoint, with its private key.</summary>
    public required X509Certificate2 ServerCertificate { get; init; }

    /// <summary>The port of the HTTPS endpoint on the loopback address. The default is 0: the operating system chooses.</summary>
    public int Port { get; init; }

    /// <summary>The clock of every wait, lease and schedule. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Which containers raise blob events, and the queue that gets them. The default is none.</summary>
    public IReadOnlyDictionary<string, string> BlobEventQueues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many deaths of the worker end a host, each at most 30 minutes after the one before. The default is 3, the real
    /// host's; another host follows.</summary>
    public int CrashLimit { get; init; } = 3;

    /// <summary>The least time from one restart of a worker that died to the next; calls fail meanwhile. The default is 10 seconds, the
    /// real host's.</summary>
    public TimeSpan RestartInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may take until it is ready. The default is 60 seconds.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long what runs may take when the host stops orderly. The default is 10 seconds, the real host's.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message is hidden while its function runs; renewed at half time. The default is 10 minutes, the real
    /// host's.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the times of timers are kept from one start to the next, so that a missed run is made up for. The default is
    /// nowhere.</summary>
    public string? TimerStatusFile { get; init; }

    /// <summary>The least time between two looks into the store for new blobs. The default is 200 milliseconds.</summary>
    public TimeSpan BlobScanInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The key for functions whose authLevel is <c>function</c>. The default is a new random one.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>The key for every function, and the only one for authLevel <c>admin</c>. The default is a new random one.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Where the host and the app's own output are logged. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
