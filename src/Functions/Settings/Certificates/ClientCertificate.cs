namespace Postvogn.Functions.Settings;

/// <summary>With its private key, and the issuers that came with it, which are presented with it.</summary>
internal sealed class ClientCertificate(X509Certificate2 certificate, X509Certificate2Collection issuers) : IDisposable
{
    public X509Certificate2 Certificate => certificate;

    public X509Certificate2Collection Issuers => issuers;

    public string CommonName { get; } = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    public DateTimeOffset ValidUntil { get; } = new(certificate.NotAfter.ToUniversalTime());

    public void Dispose()
    {
        certificate.Dispose();
        foreach (var issuer in issuers) issuer.Dispose();
    }
}
