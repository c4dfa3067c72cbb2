using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Certificates;

/// <summary>Where client certificates come from: the port to PFX files (the embedded default) or a key vault.</summary>
public interface ICertificateSource
{
    /// <summary>The certificate of this name, with its private key.</summary>
    /// <exception cref="CertificateException">It cannot be had; the message says why and what to do.</exception>
    X509Certificate2 Get(string name);
}
