using Postvogn.Functions.Vault;

namespace Postvogn.Functions.Certificates;

/// <summary>Where client certificates come from: the port to PFX files (the embedded default) and to a key vault.</summary>
public interface ICertificateSource
{
    /// <summary>The certificate of this name: perhaps not there yet, perhaps replaced later.</summary>
    /// <exception cref="CertificateException">A file cannot be opened; the message says why and what to do.</exception>
    Live<ClientCertificate> Get(string name);
}
