using System.Security.Cryptography.X509Certificates;

namespace Postvogn.DigitalPost;

/// <summary>How to reach an environment.</summary>
public sealed class DigitalPostConnectionOptions
{
    /// <summary>Required.</summary>
    public required DigitalPostEnvironment Environment { get; init; }

    /// <summary>The OCES certificate with its private key (TI 2.6.1). Required. The caller disposes it, after the connection.</summary>
    public required X509Certificate2 ClientCertificate { get; init; }

    /// <summary>Those between the certificate and its root, presented with it. The default value is none.</summary>
    public X509Certificate2Collection ClientCertificateChain { get; init; } = [];

    /// <summary>For test and sandbox: the only roots for the server's certificate. The default value is null: the operating system's. The
    /// host name is checked in either case.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Taken over from the connection before this one. The default value is null: new ones.</summary>
    public SystemBuckets? Buckets { get; init; }

    /// <summary>Told of each <see cref="CallOutcome.TlsRefused"/>, <see cref="CallOutcome.Unauthorized"/> and
    /// <see cref="CallOutcome.Forbidden"/>, but not of what only administrators may read (TI 5.2): certificate or key may have been
    /// replaced. It must return at once and throw nothing. The default value is null.</summary>
    public Action<CallOutcome>? Refused { get; init; }

    /// <summary>For name, connection and TLS handshake together. 1 second to 1 minute. The default value is 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long no byte may move before the call counts as unanswered; bounds no upload that moves. 1 second to 10 minutes. The
    /// default value is 100 seconds.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>So that a change of address is noticed (TI 3.1). 10 seconds to 1 hour. The default value is 5 minutes.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Short, because a POST on a connection that the other side is closing ends with no answer. 1 second to 2 minutes. The
    /// default value is 30 seconds.</summary>
    public TimeSpan IdleConnectionLifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From how many bytes on a body waits for Expect: 100-continue, as curl does: a refusal (401, 413, 429) is read, where the
    /// service would else close in the middle of the upload. The default value is 1 MiB.</summary>
    public long ExpectContinueFrom { get; init; } = 1024 * 1024;

    /// <summary>In bytes. The default value is 100 MiB; a message is at most 99.5 MB (TI 10.2.3).</summary>
    public long LargestMemo { get; init; } = 100 * 1024 * 1024;

    /// <summary>How often a call is repeated within seconds, where <see cref="RetryPolicy"/> allows it as it is; never one that carries a
    /// stream. 0 to 5. The default value is 0.</summary>
    public int Repeats { get; init; }

    /// <summary>Spreads repeats and the end of an outage. The default value is <see cref="System.Random.Shared"/>.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>The default value is null: none, whatever the environment variables say.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Every fault, with what to do.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. ClientCertificate.HasPrivateKey
            ? (string[])[]
            : ["The client certificate has no private key: load it from a PFX that holds the key."],
        .. OutOfRange(ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), nameof(ConnectTimeout)),
        .. OutOfRange(SilenceLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(SilenceLimit)),
        .. OutOfRange(ConnectionLifetime, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), nameof(ConnectionLifetime)),
        .. OutOfRange(IdleConnectionLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), nameof(IdleConnectionLifetime)),
        .. OutOfRange(Repeats, 0, 5, nameof(Repeats)),
    ];

    private static IEnumerable<string> OutOfRange<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? [$"{name} is {value}: set it to {least} to {most}."] : [];
}
