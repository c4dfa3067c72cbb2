using System.Security.Cryptography;

namespace Postvogn.Testing;

/// <summary>Keys that open nothing.</summary>
public static class TestKeys
{
    /// <summary>A new private key for SSH, as OpenSSL writes it.</summary>
    public static string Ssh()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }
}
