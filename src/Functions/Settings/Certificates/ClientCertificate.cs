using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Settings;

/// <summary>A client certificate with its private key, and the certificates that came with it.</summary>
/// <param name="certificate">The certificate, with its private key.</param>
/// <param name="issuers">The certificates of its issuers that came with it; they are presented with it.</param>
internal sealed class ClientCertificate(X509Certificate2 certificate, X509Certificate2Collection issuers) : IDisposable
{
    /// <summary>The certificate itself.</summary>
    public X509Certificate2 Certificate => certificate;

    /// <summary>Its issuers, in no order.</summary>
    public X509Certificate2Collection Issuers => issuers;

    /// <summary>What its subject is called.</summary>
    public string CommonName { get; } = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>From when on it is valid.</summary>
    public DateTimeOffset ValidFrom { get; } = new(certificate.NotBefore.ToUniversalTime());

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset ValidUntil { get; } = new(certificate.NotAfter.ToUniversalTime());

    /// <inheritdoc/>
    public void Dispose()
    {
        certificate.Dispose();
        foreach (var issuer in issuers) issuer.Dispose();
    }
}
