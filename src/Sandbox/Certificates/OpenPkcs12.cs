using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Sandbox.Certificates;

/// <summary>PKCS#12 without a password, whose file rights are its only protection: deriving its key slowly would cost time and hide
/// nothing.</summary>
internal static class OpenPkcs12
{
    private static readonly PbeParameters Quick = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);

    public static byte[] Write(X509Certificate2 certificate) => certificate.ExportPkcs12(Quick, password: null);

    public static X509Certificate2 Read(byte[] content) =>
        X509CertificateLoader.LoadPkcs12(content, password: null, X509KeyStorageFlags.Exportable);
}
