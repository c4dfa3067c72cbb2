using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A throwaway certificate authority.</summary>
internal sealed class TestAuthority
{
    // First: the authorities below are made from them.
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddHours(-1);
    private static readonly DateTimeOffset To = From.AddDays(2);

    /// <summary>The one that the tests trust.</summary>
    public static readonly TestAuthority Trusted = new("Trusted test root");

    /// <summary>One that nobody trusts.</summary>
    public static readonly TestAuthority Stranger = new("Stranger test root");

    private readonly Lazy<X509Certificate2> server;
    private readonly Lazy<X509Certificate2> client;

    private TestAuthority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Root = request.CreateSelfSigned(From, To);
        server = new(() => IssueServer("localhost"));
        client = new(() => Issue("CN=Test system, O=Testkommune", "1.3.6.1.5.5.7.3.2", null, To));
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Server => server.Value;

    public X509Certificate2 Client => client.Value;

    public X509Certificate2 IssueServer(string host) => Issue($"CN={host}", "1.3.6.1.5.5.7.3.1", host, To);

    /// <summary>A certificate that names a host, and says that it is for clients alone.</summary>
    public X509Certificate2 IssueClientNamedAsServer(string host) => Issue($"CN={host}", "1.3.6.1.5.5.7.3.2", host, To);

    /// <summary>A client whose certificate leads to the root only by way of another, which it must present.</summary>
    public (X509Certificate2 Client, X509Certificate2 Issuer) IssueClientByAnIssuer()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Issuing test CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var issuer = request.Create(Root, From, To, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
        var below = Issue(issuer, "CN=Test system below", "1.3.6.1.5.5.7.3.2", null, To);
        return (below, X509CertificateLoader.LoadCertificate(issuer.RawData));
    }

    public X509Certificate2 IssueExpiredServer() => Issue("CN=localhost", "1.3.6.1.5.5.7.3.1", "localhost", From.AddMinutes(30));

    private X509Certificate2 Issue(string subject, string usage, string? host, DateTimeOffset to) => Issue(Root, subject, usage, host, to);

    private static X509Certificate2 Issue(X509Certificate2 issuer, string subject, string usage, string? host, DateTimeOffset to)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }
        using var signed = request.Create(issuer, From, to, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
