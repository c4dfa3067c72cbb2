using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Certificates;

/// <summary>Client certificates in PFX files.</summary>
public sealed partial class PfxCertificates(PostvognSettings settings, TimeProvider clock, ILogger<PfxCertificates> log) : ICertificateSource
{
    private readonly ConcurrentDictionary<string, X509Certificate2> loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a PFX file.</summary>
    /// <exception cref="CertificateException">It cannot be read, or has no private key; the message says why and what to do.</exception>
    public static X509Certificate2 Read(string path, string password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.DefaultKeySet);
            return certificate.HasPrivateKey
                ? certificate
                : throw new CertificateException("holds no private key. Export the certificate again as PFX with its key.");
        }
        catch (CryptographicException error)
        {
            throw new CertificateException("cannot be opened. Check the file and its password (__Password): one of them is wrong, or the file is no PFX.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException("cannot be read. Give a PFX file that this process may read.", error);
        }
    }

    /// <inheritdoc/>
    public X509Certificate2 Get(string name) => loaded.GetOrAdd(name, Load);

    private X509Certificate2 Load(string name)
    {
        var (path, password) = settings.Certificates[name];
        var certificate = Read(path, password);
        var expires = certificate.NotAfter.ToUniversalTime();
        if (clock.GetUtcNow().UtcDateTime > expires) Expired(log, name, path, expires);
        return certificate;
    }

    [LoggerMessage(EventId = 913, Level = LogLevel.Error, Message = "Certificate {Name} ({Path}) expired on {Expires}: Digital Post will refuse it. Order a new OCES certificate in MitID Erhverv and put it in its place")]
    private static partial void Expired(ILogger log, string name, string path, DateTime expires);
}
