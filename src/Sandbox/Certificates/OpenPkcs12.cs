namespace Postvogn.Sandbox.Certificates;

/// <summary>Without a password: file rights are the only protection, and deriving its key slowly would hide nothing.</summary>
internal static class OpenPkcs12
{
    private static readonly PbeParameters Quick = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);

    public static byte[] Write(X509Certificate2 certificate) => certificate.ExportPkcs12(Quick, password: null);

    public static X509Certificate2 Read(byte[] content) =>
        X509CertificateLoader.LoadPkcs12(content, password: null, X509KeyStorageFlags.Exportable);
}
