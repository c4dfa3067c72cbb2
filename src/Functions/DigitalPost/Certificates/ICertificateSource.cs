using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Where client certificates come from: the port to PFX files (the embedded default) and to a key vault.</summary>
internal interface ICertificateSource
{
    /// <summary>The certificate of this name: perhaps not there yet, perhaps replaced later.</summary>
    /// <exception cref="CertificateException">A file cannot be opened; the message says why and what to do.</exception>
    Live<ClientCertificate> Get(string name);
}
