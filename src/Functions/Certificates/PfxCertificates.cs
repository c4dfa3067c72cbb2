using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Certificates;

/// <summary>Client certificates in PFX files.</summary>
public sealed class PfxCertificates(PostvognSettings settings, TimeProvider clock) : ICertificateSource
{
    private readonly ConcurrentDictionary<string, X509Certificate2> loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public X509Certificate2 Get(string name) => loaded.GetOrAdd(name, Load);

    private X509Certificate2 Load(string name)
    {
        var (path, password) = settings.Certificates[name];
        var certificate = Read(name, path, password);
        if (!certificate.HasPrivateKey)
            throw new CertificateException($"Certificate '{name}' ({path}) has no private key. Export it again as PFX with its key.");
        if (clock.GetUtcNow().UtcDateTime > certificate.NotAfter.ToUniversalTime())
            throw new CertificateException($"Certificate '{name}' ({path}) expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}. Order a new OCES certificate in MitID Erhverv and put it in its place.");
        return certificate;
    }

    private static X509Certificate2 Read(string name, string path, string password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.DefaultKeySet);
        }
        catch (CryptographicException error)
        {
            throw new CertificateException($"Certificate '{name}' ({path}) cannot be opened: the password is wrong or the file is no PFX. Check Postvogn__Certificates__{name}__Path and __Password.", error);
        }
        catch (IOException error)
        {
            throw new CertificateException($"Certificate '{name}' cannot be read from {path}. Check Postvogn__Certificates__{name}__Path.", error);
        }
    }
}
