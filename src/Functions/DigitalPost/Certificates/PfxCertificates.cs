using System.Collections.Concurrent;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Client certificates in PFX files, read once.</summary>
internal sealed class PfxCertificates(PostvognSettings settings) : ICertificateSource
{
    private readonly ConcurrentDictionary<string, Live<ClientCertificate>> opened = new(StringComparer.OrdinalIgnoreCase);

    public Live<ClientCertificate> Get(string name) => opened.GetOrAdd(name, Open);

    private Live<ClientCertificate> Open(string name)
    {
        var certificate = settings.Certificates[name];
        return new Live<ClientCertificate>(CertificateReader.ReadFile(certificate.Path!, certificate.Password));
    }
}
