using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Certificates;

internal static class CertificateFiles
{
    public static void WritePfx(X509Certificate2 certificate, string path, string password) =>
        PrivateFile.Write(path, certificate.Export(X509ContentType.Pkcs12, password));

    public static string Sha256Thumbprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
}
