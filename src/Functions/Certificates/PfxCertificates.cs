using System.Collections.Concurrent;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Vault;

namespace Postvogn.Functions.Certificates;

/// <summary>Client certificates in PFX files, read once.</summary>
public sealed class PfxCertificates(PostvognSettings settings) : ICertificateSource
{
    private readonly ConcurrentDictionary<string, Live<ClientCertificate>> opened = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a PFX file.</summary>
    /// <exception cref="CertificateException">It cannot be read, or has no private key; the message says why and what to do.</exception>
    public static ClientCertificate Read(string path, string password)
    {
        try
        {
            return CertificateReader.ReadPkcs12(File.ReadAllBytes(path), password);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException("cannot be read. Give a PFX file that this process may read.", error);
        }
    }

    /// <inheritdoc/>
    public Live<ClientCertificate> Get(string name) => opened.GetOrAdd(name, Open);

    private Live<ClientCertificate> Open(string name)
    {
        var certificate = settings.Certificates[name];
        return new Live<ClientCertificate>(Read(certificate.Path!, certificate.Password));
    }
}
