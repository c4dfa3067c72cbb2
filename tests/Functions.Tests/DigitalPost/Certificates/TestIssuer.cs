using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>A root, an issuer below it, and the certificates that they issue; made up, and shaped as OCES certificates are.</summary>
internal sealed class TestIssuer
{
    public const string RootName = "Testdanmark rod-CA";
    public const string IssuerName = "Testdanmark udstedende-CA 1";

    public static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = new(2045, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<TestIssuer> Made = new(() => new TestIssuer());

    private readonly X509Certificate2 issuing;

    private TestIssuer()
    {
        Root = Make(RootName, null, From, To);
        issuing = Make(IssuerName, Root, From, To);
    }

    /// <summary>Made once: nothing in it ever changes.</summary>
    public static TestIssuer Shared => Made.Value;

    public X509Certificate2 Root { get; }

    /// <summary>The issuer, without its key.</summary>
    public X509Certificate2 Issuer => X509CertificateLoader.LoadCertificate(issuing.RawData);

    /// <summary>A certificate below the issuer, with its key.</summary>
    public X509Certificate2 Issue(string name, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Make(name, issuing, from ?? From, to ?? To);

    /// <summary>A certificate right below the root, with its key.</summary>
    public X509Certificate2 IssueByRoot(string name) => Make(name, Root, From, To);

    public X509Certificate2 IssueServer(string host) => Make(host, Root, From, To, host);

    /// <summary>PKCS#12 as an export makes it.</summary>
    public static byte[] Pkcs12(string? password, params X509Certificate2[] certificates) =>
        new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, password)!;

    /// <summary>The certificate with its key and issuer, as a Key Vault certificate hands it out: base64, no password.</summary>
    public string VaultValue(X509Certificate2 certificate) => Convert.ToBase64String(Pkcs12(null, certificate, Issuer));

    private static X509Certificate2 Make(string name, X509Certificate2? by, DateTimeOffset from, DateTimeOffset to, string? host = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            $"CN={name}, SERIALNUMBER=UI:DK-O:G:6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11, O=Solbjerg Kommune, OID.2.5.4.97=NTRDK-{Rig.Cvr}",
            key,
            HashAlgorithmName.SHA256);
        var issues = by is null || name == IssuerName;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issues, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(issues ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        if (by is null) return request.CreateSelfSigned(from, to);
        using var signed = request.Create(by, from, to, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
