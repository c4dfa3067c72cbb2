using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Sandbox.Certificates;

/// <summary>Writes certificates where another process will read them.</summary>
internal static class CertificateFiles
{
    /// <summary>Writes a certificate and its private key as a password-protected PKCS#12 file.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="password">The password.</param>
    public static void WritePfx(X509Certificate2 certificate, string path, string password) =>
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));

    /// <summary>Writes a certificate without its private key as a PEM file.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    public static void WritePem(X509Certificate2 certificate, string path) =>
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n");

    /// <summary>The SHA-256 thumbprint: 64 upper-case hexadecimal digits.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <returns>The thumbprint.</returns>
    public static string Sha256Thumbprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
}
