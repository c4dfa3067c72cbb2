using System.Security.Cryptography;

namespace Postvogn.Functions.Settings;

/// <summary>PKCS#12 and PEM. What cannot be opened, or holds no private key, is a <see cref="CertificateException"/>.</summary>
internal static class CertificateReader
{
    // ERROR_INVALID_PASSWORD: the one sign, on every platform, by which a wrong password differs from a broken file.
    private const int WrongPassword = unchecked((int)0x80070056);

    private const string NoPrivateKey =
        "holds no private key. Export the certificate again as PFX with its key; in Key Vault, " +
        "import that with a policy that makes the key exportable.";

    public static ClientCertificate ReadFile(string path, string password)
    {
        try
        {
            return ReadPkcs12(File.ReadAllBytes(path), password);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException("cannot be read. Give a PFX file that this process may read.", error);
        }
    }

    // With all that it carries.
    public static ClientCertificate ReadPkcs12(ReadOnlySpan<byte> pkcs12, string password)
    {
        try
        {
            return From(X509CertificateLoader.LoadPkcs12Collection(pkcs12, password, X509KeyStorageFlags.DefaultKeySet));
        }
        catch (CryptographicException fault)
        {
            throw new CertificateException(fault.HResult == WrongPassword
                ? "cannot be opened: its password (__Password) is wrong or missing. Give the password of the PFX; what Key Vault hands " +
                    "out for an imported certificate has none."
                : "cannot be opened: it is no PFX (PKCS#12), or a broken one. Export the certificate again as PFX with its key and its " +
                    "whole chain.");
        }
    }

    public static ClientCertificate ReadPem(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            var (own, key) = certificates.Select(certificate => (certificate, WithKey(certificate, pem))).FirstOrDefault(
                pair => pair.Item2 is not null);
            if (own is null) throw new CertificateException(NoPrivateKey);
            certificates.Remove(own);
            return new ClientCertificate(key!, certificates);
        }
        catch (CryptographicException)
        {
            throw new CertificateException(
                "cannot be opened: it is no PEM of a private key and certificates. Import the certificate again as PFX.");
        }
    }

    private static X509Certificate2? WithKey(X509Certificate2 certificate, string pem)
    {
        try
        {
            using var both = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), pem);
            // Through PKCS#12: not every platform's TLS takes a key that lives in memory only.
            return X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.DefaultKeySet);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static ClientCertificate From(X509Certificate2Collection all)
    {
        if (all.FirstOrDefault(certificate => certificate.HasPrivateKey) is not { } own) throw new CertificateException(NoPrivateKey);
        all.Remove(own);
        return new ClientCertificate(own, all);
    }
}
