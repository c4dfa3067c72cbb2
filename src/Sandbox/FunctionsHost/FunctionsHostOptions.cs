using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.FunctionsHost;

/// <summary>What the stand-in for the Azure Functions host needs to run a function app.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The folder that would be deployed: <c>host.json</c> at its root, a folder with a <c>function.json</c> for each function.</summary>
    public required string AppRoot { get; init; }

    /// <summary>The app settings. The app process gets them as environment variables; <c>%NAME%</c> in the JSON files reads them.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lists all blobs of a container of the app's store, for the blob events.</summary>
    public required Func<string, CancellationToken, Task<IReadOnlyList<StoredBlob>>> ListBlobs { get; init; }

    /// <summary>The certificate of the HTTPS endpoint, with its private key.</summary>
    public required X509Certificate2 ServerCertificate { get; init; }

    /// <summary>The port of the HTTPS endpoint on the loopback address. The default is 0: the operating system chooses.</summary>
    public int Port { get; init; }

    /// <summary>The clock of every wait, lock and schedule. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Which containers raise blob events, and the queue that gets them. The default is none.</summary>
    public IReadOnlyDictionary<string, string> BlobEventQueues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Queues that exist although no function listens to them. The default is none.</summary>
    public IReadOnlyList<string> OtherQueues { get; init; } = [];

    /// <summary>How long a received message is locked. The default is one minute; Service Bus allows up to five.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a message is delivered before it is dead-lettered. The default is 10, as in Service Bus.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>How many crashes of the app within 30 minutes end the host. The default is 3, the real host's; the platform then starts
    /// another, so a run that crashes the app on purpose allows more.</summary>
    public int CrashLimit { get; init; } = 3;

    /// <summary>The least time between two looks into the store for new blobs. The default is 200 milliseconds.</summary>
    public TimeSpan BlobScanInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a proxied request may go without a byte in either direction. The default is 240 seconds, the real host's.</summary>
    public TimeSpan HttpActivityTimeout { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>The key for functions whose authLevel is <c>function</c>. The default is a new random one.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>The key for every function, and the only one for authLevel <c>admin</c>. The default is a new random one.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Where the host and the app's own output are logged. The default is nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Makes the ids of invocations, messages and locks. The default is version 7 from <see cref="Clock"/>.</summary>
    public Func<Guid>? NewId { get; init; }
}
