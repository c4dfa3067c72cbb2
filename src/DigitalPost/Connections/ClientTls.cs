using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Postvogn.DigitalPost;

/// <summary>1.2 or 1.3, four cipher suites, our certificate (TI 2.6.1, 14.2.1; docs/adr/0016).</summary>
internal static partial class ClientTls
{
    private static readonly TlsCipherSuite[] AllowedSuites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    public static void TellWhetherSuitesAreOurs(ILogger logger)
    {
        if (!OperatingSystem.IsLinux()) SuitesOfTheMachine(logger);
    }

    public static SslClientAuthenticationOptions For(DigitalPostConnectionOptions options) => new()
    {
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CipherSuitesPolicy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy(AllowedSuites) : null,
        // The lookup would make every call depend on the issuer's server (docs/adr/0016).
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        // Offline: the chain is what the caller gives, never fetched from the addresses that a certificate names.
        ClientCertificateContext =
            SslStreamCertificateContext.Create(options.ClientCertificate, options.ClientCertificateChain, offline: true),
        CertificateChainPolicy = options.TrustedRoots is { } roots ? Only(roots) : null,
    };

    private static X509ChainPolicy Only(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "This platform lets no process choose its cipher suites: the machine's own hold, " +
            "and Digital Post refuses those that are not among the four of TI 14.2.1")]
    private static partial void SuitesOfTheMachine(ILogger logger);
}
