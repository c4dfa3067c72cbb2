using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.DigitalPost;

/// <summary>The TLS that Digital Post asks for: 1.2 or 1.3, four cipher suites, and our certificate (TI 2.6.1, 14.2.1).</summary>
internal static class ClientTls
{
    private static readonly TlsCipherSuite[] AllowedSuites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    public static SslClientAuthenticationOptions For(DigitalPostConnectionOptions options) => new()
    {
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CipherSuitesPolicy = OperatingSystem.IsLinux() ? new CipherSuitesPolicy(AllowedSuites) : null,
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
}
